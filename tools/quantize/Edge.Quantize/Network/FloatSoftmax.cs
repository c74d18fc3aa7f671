using System;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>exp(x) / sum of exp(x) over all elements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">[1, classes].</param>
/// <param name="Output">[1, classes].</param>
public sealed record FloatSoftmax(string Name, FloatTensor Source, FloatTensor Output)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        double largest = inputs[0].Max();
        double sum = inputs[0].Sum(x => Math.Exp(x - largest));
        for (int i = 0; i < output.Length; i++)
            output[i] = (float)(Math.Exp(inputs[0][i] - largest) / sum);
    }
}
