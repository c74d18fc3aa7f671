using System;

namespace Edge.Quantize.Network;

/// <summary>A rectifier that is not fused yet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">The same shape.</param>
/// <param name="Activation">Which one.</param>
public sealed record FloatRelu(string Name, FloatTensor Source, FloatTensor Output, FloatActivation Activation)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        Array.Copy(inputs[0], output, output.Length);
        Activate(output, Activation);
    }
}
