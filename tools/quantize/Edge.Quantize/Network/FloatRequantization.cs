using System;

namespace Edge.Quantize.Network;

/// <summary>The same values: a tensor that the source quantises in a second way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">The same shape.</param>
public sealed record FloatRequantization(string Name, FloatTensor Source, FloatTensor Output)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output) => Array.Copy(inputs[0], output, output.Length);
}
