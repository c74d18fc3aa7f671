using System.Collections.Immutable;

namespace Edge.Inference;

/// <summary>What one step of a network does and how long it takes. A step runs one operator, or several that the engine fused.</summary>
/// <param name="Names">Names of its operators.</param>
/// <param name="Kinds">Their names in TFLite, as "CONV_2D".</param>
/// <param name="Form">The kernel form that runs it, as "avx-vnni" or "reference".</param>
/// <param name="OutputShape">Dimensions of its output; NHWC where there are four.</param>
/// <param name="Macs">Multiply-accumulates, padding counted as if it were computed.</param>
/// <param name="ConstantBytes">Bytes of weights, biases, multipliers and other constants that it reads.</param>
/// <param name="ActivationBytes">Bytes of activations that it reads and writes; those between fused operators are neither.</param>
/// <param name="MinMicroseconds">Shortest time, the reading of the clock included.</param>
/// <param name="MedianMicroseconds">Median time, the reading of the clock included.</param>
public sealed record StepProfile(
    ImmutableArray<string> Names,
    ImmutableArray<string> Kinds,
    string Form,
    ImmutableArray<int> OutputShape,
    long Macs,
    long ConstantBytes,
    long ActivationBytes,
    double MinMicroseconds,
    double MedianMicroseconds)
{
    /// <summary>Bytes that it moves: constants and activations.</summary>
    public long Bytes => ConstantBytes + ActivationBytes;

    /// <summary>Multiply-accumulates in 10^9 a second, by the median time; 0 without any.</summary>
    public double GmacPerSecond => MedianMicroseconds > 0 ? Macs / MedianMicroseconds / 1000 : 0;
}
