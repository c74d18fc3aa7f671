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
    public void EveryByteIsTheReferences(LayerKind kind, int cases)
    {
        int made = 0, generated = 0;
        LayerCases.Hold(
            kind,
            layer =>
            {
                made++;
                generated += LayerProof.Holds(layer) ? 1 : 0;
            },
            cases);
        // The proof is of generated forms and not of the operators that serve where there is none, as for a pad of its own.
        if (kind != LayerKind.Depthwise)
            Assert.InRange(generated, made / 2, made);
    }
}
