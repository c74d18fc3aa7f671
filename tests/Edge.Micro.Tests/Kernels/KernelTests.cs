using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;
using Edge.Testing;

namespace Edge.Micro.Tests.Kernels;

/// <summary>Proves the interpreter's loops where they are tightest: lanes at their bounds, both roundings at ties, budgets of memory.</summary>
public class KernelTests
{
    private const int Everything = int.MaxValue;

    /// <summary>Depths around every size of block, and extremes that a byte can hold, -128 as a weight included.</summary>
    [Theory]
    [InlineData(-128, -128)]
    [InlineData(-128, 127)]
    [InlineData(127, -128)]
    [InlineData(127, 127)]
    public void Lanes_hold_the_largest_sums(int value, int weight)
    {
        foreach (int depth in (int[])[.. Enumerable.Range(1, 40), 59, 60, 61, 89, 90, 91, 300])
            foreach (int outputs in (int[])[1, 2, 10])
                for (int pattern = 0; pattern < 4; pattern++)
                {
                    // All one sign; every second, every third or every fourth weight of the other: cross lanes at their largest.
                    int period = pattern + 1;
                    sbyte[] weights = [.. Enumerable.Range(0, depth * outputs).Select(i => (sbyte)(period > 1 && i % period == 0 ? ~weight : weight))];
                    sbyte[] input = [.. Enumerable.Repeat((sbyte)value, depth)];
                    Graph graph = Dense(depth, weights, new int[outputs], [.. Enumerable.Repeat(1 << 30, outputs)], [.. Enumerable.Repeat(-14, outputs)], 0, -128);
                    AssertReference(graph, input, 0);
                    AssertReference(graph, input, Everything);
                }
    }

    /// <summary>Accumulators are biases here: every shift, ties and their neighbours, both ends of the 32 bits; with and without a rectifier.</summary>
    [Theory]
    [InlineData(0, -128)]
    [InlineData(0, 0)]
    [InlineData(-128, -128)]
    [InlineData(-5, -3)]
    [InlineData(127, -128)]
    public void One_shift_rounds_as_two_do(int zeroPoint, int min)
    {
        var random = new Random(11);
        for (int shift = -31; shift <= 2; shift++)
            foreach (int multiplier in (int[])[0, 1 << 30, int.MaxValue, 0x60000000, random.Next(1 << 30, int.MaxValue)])
            {
                int tie = shift < 0 ? (int)Math.Min(int.MaxValue, 1L << -shift) : 1;
                int[] bias =
                [
                    int.MinValue, int.MinValue + 1, int.MaxValue, -1, 0, 1, tie, -tie, tie - 1, 1 - tie, tie / 2, -(tie / 2), 3 * (tie / 4), -3 * (tie / 4),
                    .. Enumerable.Range(0, 40).Select(_ => (int)random.NextInt64(int.MinValue, int.MaxValue) >> random.Next(0, 31)),
                ];
                int[] multipliers = [.. bias.Select(_ => multiplier)], shifts = [.. bias.Select(_ => shift)];
                AssertReference(Dense(1, new sbyte[bias.Length], bias, multipliers, shifts, zeroPoint, min), [7], 0);
            }
    }

    /// <summary>Every pair of values that two bytes can hold, sum and difference, with and without a second rounding of each factor.</summary>
    [Fact]
    public void Sums_of_tensors_of_one_shape_are_the_references()
    {
        const int length = 256 * 256;
        sbyte[] pairs = [.. Enumerable.Range(0, length).Select(i => (sbyte)(i >> 8)), .. Enumerable.Range(0, length).Select(i => (sbyte)i)];
        foreach (int[] shifts in (int[][])[[0, -1, -17], [-3, 0, -18], [-1, -1, 0], [-31, -2, -19]])
            foreach (int multiplier in (int[])[1 << 30, 0x60000001])
                foreach (bool difference in (bool[])[false, true])
                {
                    Tensor first = new("a", [length], 1f, -9), second = new("b", [length], 1f, 127), output = new("out", [length], 1f, 5);
                    int[] multipliers = [multiplier, 1 << 30, multiplier];
                    Operator step = difference
                        ? new Sub("sub", first, second, output, multipliers, shifts, -100, 127)
                        : new Add("add", first, second, output, multipliers, shifts, -128, 101);
                    AssertReference(new Graph("sum", [first, second], [output], [step]), pairs, 0);
                }
    }

    [Fact]
    public void Any_budget_of_memory_gives_the_same_bytes()
    {
        var random = new Random(3);
        Tensor input = new("in", [1, 9, 9, 3], 1f, 3), middle = new("middle", [1, 4, 4, 8], 1f, -7), output = new("out", [1, 6], 1f, 1);
        Graph graph = new("two", [input], [output],
        [
            new Conv2D("conv", input, middle, new Window(3, 3, 2, 2, 1, 1, same: false), Bytes(8 * 27), null, Same(8, 1 << 30), Same(8, -12), -128, 127),
            new FullyConnected("dense", middle, output, Bytes(6 * 128), null, Same(6, 1 << 30), Same(6, -13), -128, 127),
        ]);
        sbyte[] values = Bytes(input.Length);
        for (int budget = 0; budget < 4000; budget += 100)
            AssertReference(graph, values, budget);

        int[] Same(int count, int value) => [.. Enumerable.Repeat(value, count)];

        sbyte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-127, 128))];
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        Graph graph = Dense(40, new sbyte[400], new int[10], [.. Enumerable.Repeat(1 << 30, 10)], [.. Enumerable.Repeat(-9, 10)], 0, -128);
        foreach (int budget in (int[])[0, Everything])
        {
            var interpreter = new Interpreter(graph, budget);
            sbyte[] input = new sbyte[40], output = new sbyte[10];
            Assert.Equal(0, Allocations.Of(() => interpreter.Run(input, 0, output, 0)));
        }
    }

    [Fact]
    public void A_budget_below_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interpreter(Dense(1, new sbyte[1], [0], [0], [0], 0, -128), -1));

    private static Graph Dense(int depth, sbyte[] weights, int[] bias, int[] multipliers, int[] shifts, int zeroPoint, int min)
    {
        Tensor input = new("in", [1, depth], 1f, 0), output = new("out", [1, bias.Length], 1f, zeroPoint);
        return new Graph("dense", [input], [output], [new FullyConnected("dense", input, output, weights, bias, multipliers, shifts, min, 127)]);
    }

    private static void AssertReference(Graph graph, sbyte[] input, int packedBytes)
    {
        var got = new sbyte[graph.Outputs[0].Length];
        new Interpreter(graph, packedBytes).Run(input, 0, got, 0);
        Assert.Equal(ReferenceAnswer.Of(graph, input), got);
    }
}
