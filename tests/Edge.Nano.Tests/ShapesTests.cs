using Edge.Nano.Tests.Support;

namespace Edge.Nano.Tests;

/// <summary>
/// Generated layers of random shapes, strides, paddings, activations and pools, with weights and inputs at the ends of their ranges: every output byte
/// is that of Edge.Micro's reference kernels.
/// </summary>
public class ShapesTests
{
    [Theory]
    [InlineData(LayerKind.Convolution, 60)]
    [InlineData(LayerKind.Grouped, 25)]
    [InlineData(LayerKind.Depthwise, 40)]
    [InlineData(LayerKind.Pointwise, 40)]
    [InlineData(LayerKind.Dense, 40)]
    public void EveryByteIsTheReferences(LayerKind kind, int cases) => LayerCases.Hold(kind, LayerProof.Holds, cases);
}
