using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Micro.Tests.Golden;

/// <summary>The operators without weights, worked by hand.</summary>
public class OtherGoldenTests
{
    private static readonly ReferenceImplementation Reference = new();

    [Fact]
    public void A_max_pool_with_stride_above_its_kernel()
    {
        // 1x4 cells, kernel 1x1, stride 3: cells 0 and 3; limited to at most 5.
        var step = new MaxPool2D("p", Map(4, 0), Map(2, 0), new Window(1, 1, 1, 3, 1, 1, false), -128, 5);
        Assert.Equal([-7, 5], Reference.Run(step, [[-7, 1, 2, 9]]));
    }

    [Fact]
    public void A_max_pool_of_negative_cells_does_not_see_the_padding()
    {
        // Kernel 3, SAME, zero point 0: the padded cell would be 0, and does not count.
        var step = new MaxPool2D("p", Map(2, 0), Map(2, 0), new Window(1, 3, 1, 1, 1, 1, true), -128, 127);
        Assert.Equal([-5, -5], Reference.Run(step, [[-9, -5]]));
    }

    [Fact]
    public void An_average_pool_divides_by_the_cells_inside_and_rounds_ties_away_from_zero()
    {
        // Cells 1 2 -4 -3, kernel 3, SAME: (1+2)/2 = 1.5 -> 2; (1+2-4)/3 = -0.33 -> 0; (2-4-3)/3 = -1.67 -> -2; (-4-3)/2 = -3.5 -> -4.
        var step = new AveragePool2D("p", Map(4, 9), Map(4, 9), new Window(1, 3, 1, 1, 1, 1, true), -128, 127);
        Assert.Equal([2, 0, -2, -4], Reference.Run(step, [[1, 2, -4, -3]]));
    }

    [Fact]
    public void An_addition_of_two_scales()
    {
        // 0.5 * (10 - 2) + 0.25 * (-6 - 4) = 4 - 2.5 = 1.5; in output steps of 0.5, zero point -3: 3 - 3 = 0.
        // Second: 0.5 * (3 - 2) + 0.25 * (5 - 4) = 0.75 = 1.5 steps; exact in the common scale, a tie: the high multiply's share leaves it
        // at (2^18 * 3) * 2^30 / 2^31 = 393216, then / 2^18 = 1.5 -> 2 away from zero; 2 - 3 = -1.
        int[] multipliers = new int[3], shifts = new int[3];
        Assert.True(Add.TryScale(0.5f, 0.25f, 0.5f, multipliers, shifts));
        // 0.5 / 1 = 1/2; 0.25 / 1 = 1/4; 1 / (2^20 * 0.5) = 2^-19: each a mantissa of 1/2.
        Assert.Equal([1 << 30, 1 << 30, 1 << 30], multipliers);
        Assert.Equal([0, -1, -18], shifts);
        var step = new Add("a", new Tensor("x", [2], 0.5f, 2), new Tensor("y", [2], 0.25f, 4), new Tensor("out", [2], 0.5f, -3), multipliers, shifts, -128, 127);
        Assert.Equal([0, -1], Reference.Run(step, [[10, 3], [-6, 5]]));
    }

    [Fact]
    public void An_addition_broadcasts_a_row_and_a_column()
    {
        // Column 10 20 and row 1 2 3, all scales 1: multipliers 1/2, 1/2 and 2^-19.
        int[] multipliers = new int[3], shifts = new int[3];
        Assert.True(Add.TryScale(1f, 1f, 1f, multipliers, shifts));
        var step = new Add("a", new Tensor("x", [2, 1], 1f, 0), new Tensor("y", [3], 1f, 0), new Tensor("out", [2, 3], 1f, 0), multipliers, shifts, -128, 22);
        Assert.Equal([11, 12, 13, 21, 22, 22], Reference.Run(step, [[10, 20], [1, 2, 3]]));
    }

    [Fact]
    public void A_tensor_may_be_added_to_itself()
    {
        int[] multipliers = new int[3], shifts = new int[3];
        Assert.True(Add.TryScale(1f, 1f, 1f, multipliers, shifts));
        var x = new Tensor("x", [3], 1f, 0);
        var step = new Add("a", x, x, new Tensor("out", [3], 1f, 0), multipliers, shifts, -128, 127);
        Assert.Equal([2, -128, 127], Reference.Run(step, [[1, -100, 100]]));
    }

    [Fact]
    public void A_mean_folds_the_count_into_the_multiplier()
    {
        // Scales equal: 2^30 with shift 1. Count 3: floor(log2 3) = 1 bit: 2^31 / 3 = 715827882, shift 0, a third but for the truncation.
        Assert.True(Mean.TryScale(1f, 1f, 3, out int multiplier, out int shift));
        Assert.Equal((715827882, 0), (multiplier, shift));
        // (1 + 2 + 6) / 3 = 3; (-1 - 2 - 8) / 3 = -3.67 -> -4.
        var step = new Mean("m", new Tensor("in", [2, 3], 1f, 0), new Tensor("out", [2], 1f, 0), [1], multiplier, shift);
        Assert.Equal([3, -4], Reference.Run(step, [[1, 2, 6, -1, -2, -8]]));
    }

    [Fact]
    public void A_mean_over_rows_changes_the_zero_point()
    {
        // Columns (1, 5) and (2, 8), zero point 1: real sums 4 and 8, halves 2 and 4; zero point -10.
        Assert.True(Mean.TryScale(1f, 1f, 2, out int multiplier, out int shift));
        var step = new Mean("m", new Tensor("in", [2, 2], 1f, 1), new Tensor("out", [1, 2], 1f, -10), [-2], multiplier, shift);
        Assert.Equal([-8, -6], Reference.Run(step, [[1, 2, 5, 8]]));
    }

    [Fact]
    public void A_pad_surrounds_with_its_value()
    {
        var step = new Pad("p", new Tensor("in", [1, 2], 1f, 4), new Tensor("out", [2, 4], 1f, 4), [1, 0, 1, 1], 4);
        Assert.Equal([4, 4, 4, 4, 4, 7, 8, 4], Reference.Run(step, [[7, 8]]));
    }

    [Fact]
    public void A_concatenation_interleaves_along_the_last_dimension()
    {
        var step = new Concatenation("c", [new Tensor("a", [2, 1], 1f, 0), new Tensor("b", [2, 2], 1f, 0)], new Tensor("out", [2, 3], 1f, 0), -1);
        Assert.Equal([1, 3, 4, 2, 5, 6], Reference.Run(step, [[1, 2], [3, 4, 5, 6]]));
    }

    [Fact]
    public void A_requantisation_from_uint8()
    {
        // Scale 2 to 1: factor 2, 2^30 with shift 2. Bytes 0, 128, 255 (zero point 128): -128, 0, 127; doubled and saturated, zero point 5.
        var step = new Requantize("q", new Tensor("in", [3], 2f, 128, null, true), new Tensor("out", [3], 1f, 5), 1 << 30, 2);
        Assert.Equal([-128, 5, 127], Reference.Run(step, [[0, -128, -1]]));
    }

    [Fact]
    public void A_requantisation_between_uint8_and_int8_of_one_scale_flips_the_top_bit()
    {
        var step = new Requantize("q", new Tensor("in", [4], 1f, 128, null, true), new Tensor("out", [4], 1f, 0), 1 << 30, 1);
        Assert.Equal([-128, 127, 0, 1], Reference.Run(step, [[0, -1, -128, -127]]));
    }

    [Fact]
    public void A_reshape_of_a_constant_copies_it()
    {
        var step = new Reshape("r", new Tensor("c", [4], 1f, 0, [1, 2, 3, 4], false), new Tensor("out", [2, 2], 1f, 0));
        var graph = new Graph("g", [new Tensor("in", [1], 1f, 0)], [step.Output], [step]);
        var arena = new sbyte[graph.ArenaBytes];
        graph.Run(arena);
        Assert.False(step.SharesInput);
        Assert.Equal([1, 2, 3, 4], arena[step.Output.Offset..(step.Output.Offset + 4)]);
    }

    private static Tensor Map(int width, int zeroPoint) => new("t", [1, 1, width, 1], 1f, zeroPoint);
}
