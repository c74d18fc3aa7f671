using Edge.Nano.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Nano.Tests;

/// <summary>Deep layers with weights at the ends of their range: their sums need the widest lanes, and words that hold one channel alone.</summary>
public class WorstCaseTests
{
    [Theory]
    [InlineData(LayerKind.Pointwise)]
    [InlineData(LayerKind.Dense)]
    [InlineData(LayerKind.Convolution)]
    public void ADeepLayersSumsAreExactAtTheEndsOfTheirRange(LayerKind kind) => LayerCases.Hold(Deep(kind), layer => LayerProof.Holds(layer), 16);

    private static Gen<LayerCase> Deep(LayerKind kind) =>
        from layer in LayerCases.Of(kind)
        from inputs in kind == LayerKind.Convolution ? Gen.Choose(8, 20) : Gen.Choose(64, 400)
        from size in kind == LayerKind.Convolution ? Gen.Choose(3, 8) : Gen.Choose(1, 3)
        from kernel in Gen.Choose(3, 7)
        from outputs in Gen.Choose(1, 5)
        from weights in Gen.Elements(Extreme.Highest, Extreme.Lowest, Extreme.Alternating, Extreme.AlternatingChannels, Extreme.RandomEnds)
        select layer with { Inputs = inputs, Outputs = outputs, Height = size, Width = size, KernelHeight = kernel, KernelWidth = kernel, Weights = weights, Inside = layer.Inside && inputs < 100 };
}
