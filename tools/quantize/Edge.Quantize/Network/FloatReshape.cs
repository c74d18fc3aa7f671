using System;

namespace Edge.Quantize.Network;

/// <summary>The same elements under another shape.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">Any shape of as many elements.</param>
public sealed record FloatReshape(string Name, FloatTensor Source, FloatTensor Output)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output) => Array.Copy(inputs[0], output, output.Length);
}
