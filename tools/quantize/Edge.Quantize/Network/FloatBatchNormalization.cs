using System.Collections.Generic;

namespace Edge.Quantize.Network;

/// <summary>output = factor[c] * input + offset[c] over the last dimension; folded into the operator before it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">The same shape.</param>
/// <param name="Factor">gamma / sqrt(variance + epsilon), one a channel.</param>
/// <param name="Offset">beta - mean * factor, one a channel.</param>
public sealed record FloatBatchNormalization(string Name, FloatTensor Source, FloatTensor Output, IReadOnlyList<float> Factor, IReadOnlyList<float> Offset)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Factor[i % Factor.Count] * inputs[0][i] + Offset[i % Factor.Count];
    }
}
