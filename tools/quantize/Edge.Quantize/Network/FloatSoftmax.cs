using System;
using System.Linq;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Network;

/// <summary>exp(x) / sum of exp(x) over the last dimension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">[..., classes].</param>
/// <param name="Output">The same shape.</param>
public sealed record FloatSoftmax(string Name, FloatTensor Source, FloatTensor Output)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override TensorQuantization? OutputQuantization => TensorQuantization.Softmax;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        int classes = Output.Shape[^1];
        for (int row = 0; row < output.Length; row += classes)
        {
            var source = new ArraySegment<float>(inputs[0], row, classes);
            double largest = source.Max();
            double sum = source.Sum(x => Math.Exp(x - largest));
            for (int i = 0; i < classes; i++)
                output[row + i] = (float)(Math.Exp(source[i] - largest) / sum);
        }
    }
}
