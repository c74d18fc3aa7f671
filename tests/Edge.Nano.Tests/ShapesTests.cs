using Edge.Nano.Tests.Support;
using FsCheck.Fluent;

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

    /// <summary>Windows of 3x3 by 1x1, which have Winograd's form, with weights and inputs at which its words are fullest.</summary>
    [Fact]
    public void EveryByteOfWinogradIsTheReferences() => LayerCases.Hold(
        LayerCases.Of(LayerKind.Convolution).Select(c => c with { KernelHeight = 3, KernelWidth = 3, StrideHeight = 1, StrideWidth = 1, Height = c.Height + 2, Width = c.Width + 2, Seed = c.Seed / 6 * 6 + 2 }),
        layer => LayerProof.Holds(layer),
        30);
}
