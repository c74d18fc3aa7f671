using System.Collections.Generic;

namespace Edge.Quantize.Data;

/// <summary>Pictures to quantise with.</summary>
/// <param name="Calibration">Pictures to calibrate on.</param>
/// <param name="Test">Other pictures with labels, to measure accuracies on; null where there are none.</param>
public sealed record PictureData(IImageSet Calibration, IImageSet? Test)
{
    /// <summary>Names of the classes in the order of the labels; none where the classes are just numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>What was read and how it was understood, sentences for the user.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
