using System.Collections.Generic;

namespace Edge.Quantize.Tflite;

/// <summary>A tensor of a .tflite file to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Dimensions.</param>
/// <param name="Type">Element type of the schema.</param>
public sealed record TfliteTensor(string Name, IReadOnlyList<int> Shape, int Type)
{
    /// <summary>Little-endian bytes of a constant; null for a tensor that is computed.</summary>
    public byte[]? Data { get; init; }

    /// <summary>One scale, or one a channel; empty where the tensor is not quantised.</summary>
    public IReadOnlyList<float> Scales { get; init; } = [];

    /// <summary>As many zero points as scales.</summary>
    public IReadOnlyList<long> ZeroPoints { get; init; } = [];

    /// <summary>The dimension that the scales go along.</summary>
    public int QuantizedDimension { get; init; }
}
