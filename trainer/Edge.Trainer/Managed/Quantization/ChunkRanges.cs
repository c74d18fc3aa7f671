using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The least and the greatest value of each chunk of a batch.</summary>
internal sealed class ChunkRanges(NetworkContext context)
{
    private readonly double[] _least = new double[context.Chunks];
    private readonly double[] _greatest = new double[context.Chunks];

    /// <summary>Notes a chunk's.</summary>
    public void Set(int chunk, (double Least, double Greatest) values) => (_least[chunk], _greatest[chunk]) = values;

    /// <summary>Moves a tensor's range to that of all chunks.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="chunks">The chunks of the batch.</param>
    /// <param name="activation">What the layer does with the values.</param>
    public void Observe(QuantizedTensor tensor, int chunks, Activation activation)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (int i = 0; i < chunks; i++)
        {
            least = Math.Min(least, _least[i]);
            greatest = Math.Max(greatest, _greatest[i]);
        }
        tensor.Observe(activation == Activation.Relu ? 0 : least, greatest);
    }
}
