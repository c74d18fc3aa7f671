using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Micro.Tests.Golden;

/// <summary>Convolutions worked by hand. A factor of 1/2 is the multiplier 2^30 with shift 0.</summary>
public class ConvolutionGoldenTests
{
    private const int Half = 1 << 30;

    [Fact]
    public void A_pointwise_convolution()
    {
        // (10 - 2) * 3 + (-5 - 2) * 4 + bias 1 = 24 - 28 + 1 = -3; / 2 = -1.5, the high multiply rounds up to -1; + 7 = 6.
        Assert.Equal([6], Run([1, 1, 1, 2], 2, [10, -5], new Window(1, 1, 1, 1, 1, 1, false), [1, 1, 1, 1], 7, [3, 4], [1], Half, 0));
    }

    [Fact]
    public void Same_padding_of_an_even_kernel_puts_the_extra_cell_at_the_end()
    {
        // A row 1 2 3, kernel 10 1, stride 1: padding of one cell in all, behind. 10*1 + 2, 10*2 + 3, 10*3 + 0.
        Assert.Equal([12, 23, 30], Run([1, 1, 3, 1], 0, [1, 2, 3], new Window(1, 2, 1, 1, 1, 1, true), [1, 1, 3, 1], 0, [10, 1], null, Half, 1));
    }

    [Fact]
    public void A_padded_cell_is_the_real_zero_and_not_the_number_zero()
    {
        // Zero point 5: the row 6 7 is 1 2 in real numbers. Kernel 1 1 1, SAME: 0+1+2, 1+2+0.
        Assert.Equal([3, 3], Run([1, 1, 2, 1], 5, [6, 7], new Window(1, 3, 1, 1, 1, 1, true), [1, 1, 2, 1], 0, [1, 1, 1], null, Half, 1));
    }

    [Fact]
    public void A_dilated_kernel_with_stride()
    {
        // A row 1 2 3 4 5, taps 1 and 10 two cells apart, stride 2, VALID: the reach is 3, the starts 0 and 2: 1 + 10 * 3, 3 + 10 * 5.
        Assert.Equal([31, 53], Run([1, 1, 5, 1], 0, [1, 2, 3, 4, 5], new Window(1, 2, 1, 2, 1, 2, false), [1, 1, 2, 1], 0, [1, 10], null, Half, 1));
    }

    [Fact]
    public void Groups_see_their_own_channels()
    {
        // Two groups of one input and one output channel: 3 * 2 and 4 * 5.
        Assert.Equal([6, 20], Run([1, 1, 1, 2], 0, [3, 4], new Window(1, 1, 1, 1, 1, 1, false), [1, 1, 1, 2], 0, [2, 5], null, Half, 1));
    }

    [Fact]
    public void A_kernel_above_the_picture_with_same_padding()
    {
        // One cell 7 under a 5x5 kernel: padding 4 in all, 2 before; only the centre tap (weight 3) is inside.
        var weights = new sbyte[25];
        weights[12] = 3;
        Assert.Equal([21], Run([1, 1, 1, 1], 0, [7], new Window(5, 5, 1, 1, 1, 1, true), [1, 1, 1, 1], 0, weights, null, Half, 1));
    }

    [Theory]
    [InlineData(127, 127)] // 255 * 127 = 32385 saturates
    [InlineData(-127, -128)]
    public void Both_ends_saturate(int weight, int expected) =>
        Assert.Equal([(sbyte)expected], Run([1, 1, 1, 1], -128, [127], new Window(1, 1, 1, 1, 1, 1, false), [1, 1, 1, 1], 0, [(sbyte)weight], null, Half, 1));

    [Fact]
    public void A_depthwise_convolution_with_a_depth_multiplier_of_two()
    {
        // Channel 0 is 3, channel 1 is -2; weights 1 2 for the first, 3 4 for the second: 3 6 -6 -8; the last one with bias 3 and factor 1/2: -2.5, up to -2.
        var step = new DepthwiseConv2D(
            "d",
            new Tensor("in", [1, 1, 1, 2], 1f, 0),
            new Tensor("out", [1, 1, 1, 4], 1f, 0),
            new Window(1, 1, 1, 1, 1, 1, false),
            [1, 2, 3, 4],
            [0, 0, 0, 3],
            [Half, Half, Half, Half],
            [1, 1, 1, 0],
            -128,
            127);
        Assert.Equal([3, 6, -6, -2], new ReferenceImplementation().Run(step, [[3, -2]]));
        Assert.Equal(2, step.DepthMultiplier);
        Assert.Equal(4, step.Macs);
    }

    [Fact]
    public void A_fully_connected_layer_with_a_fused_relu()
    {
        // Rows (1 2) and (-3 4), zero point 1: real (0 1), (-4 3). Weights (5 6), (-7 8): 6, 8; -20+18 = -2, 28+24 = 52. ReLU at zero point -1.
        var step = new FullyConnected(
            "f", new Tensor("in", [2, 2], 1f, 1), new Tensor("out", [2, 2], 1f, -1), [5, 6, -7, 8], null, [Half, Half], [1, 1], -1, 127);
        Assert.Equal([5, 7, -1, 51], new ReferenceImplementation().Run(step, [[1, 2, -3, 4]]));
    }

    private static sbyte[] Run(int[] shape, int zeroPoint, sbyte[] input, Window window, int[] outputShape, int outputZeroPoint, sbyte[] weights, int[]? bias, int multiplier, int shift)
    {
        int[] multipliers = new int[outputShape[3]], shifts = new int[outputShape[3]];
        System.Array.Fill(multipliers, multiplier);
        System.Array.Fill(shifts, shift);
        var step = new Conv2D("c", new Tensor("in", shape, 1f, zeroPoint), new Tensor("out", outputShape, 1f, outputZeroPoint), window, weights, bias, multipliers, shifts, -128, 127);
        return new ReferenceImplementation().Run(step, [input]);
    }
}
