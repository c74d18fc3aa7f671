using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Tests.Arm;

/// <summary>A dense layer of one weight, whose sums are divided by 4096.</summary>
internal static class DenseLayer
{
    public static FullyConnected Of(sbyte weight)
    {
        const int Depth = 23, Channels = 19;
        return new FullyConnected(
            "dense",
            new Tensor("in", [1, Depth], 1f, 0),
            new Tensor("out", [1, Channels], 1f, 0),
            Enumerable.Repeat(weight, Depth * Channels).ToArray(),
            null,
            Enumerable.Repeat(1 << 30, Channels).ToArray(),
            Enumerable.Repeat(-11, Channels).ToArray(),
            sbyte.MinValue,
            sbyte.MaxValue);
    }
}
