using System;

namespace Edge.Quantize.Data;

/// <summary>Pictures, with or without labels, for calibration and evaluation. Safe to read from many threads.</summary>
public interface IImageSet
{
    /// <summary>Number of pictures.</summary>
    int Count { get; }

    /// <summary>Elements of one picture.</summary>
    int ImageLength { get; }

    /// <summary>Whether the pictures have classes; without, <see cref="Label"/> must not be called.</summary>
    bool HasLabels { get; }

    /// <summary>The class of a picture.</summary>
    int Label(int index);

    /// <summary>Copies a picture as the network's real input (NHWC).</summary>
    /// <param name="index">Which one.</param>
    /// <param name="destination">Receives <see cref="ImageLength"/> numbers.</param>
    void CopyImage(int index, Span<float> destination);
}
