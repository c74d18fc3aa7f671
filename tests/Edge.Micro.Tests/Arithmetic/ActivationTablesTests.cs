using System;
using System.Linq;
using Edge.Micro.Arithmetic;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Bounds the tables by the real functions, and proves which scales are refused. Their bits are proved by the parity suite.</summary>
public class ActivationTablesTests
{
    private static readonly float[] InputScales = [1e-4f, 0.003f, 1f / 64, 1f / 32, 0.05f, 1f / 16, 0.11f, 0.5f];

    [Fact]
    public void The_logistic_function_is_within_one_step_of_the_real_one() =>
        IsNear(1, 1f / 256, -128, (input, _, table) => ActivationTables.TryLogistic(input, table), x => 1 / (1 + Math.Exp(-x)));

    [Fact]
    public void The_hyperbolic_tangent_is_within_one_step_of_the_real_one() =>
        IsNear(1, 1f / 128, 0, (input, _, table) => ActivationTables.TryTanh(input, table), Math.Tanh);

    [Fact]
    public void The_leaky_relu_is_within_one_step_of_the_real_one() =>
        IsNear(1, 0.04f, 10, (input, output, table) => ActivationTables.TryLeakyRelu(0.2f, input, output, table), x => x < 0 ? 0.2 * x : x);

    [Fact]
    public void The_relus_are_within_one_step_of_the_real_ones()
    {
        IsNear(1, 0.07f, -100, (input, output, table) => ActivationTables.TryRelu(Activation.Relu, input, output, table), x => Math.Max(x, 0));
        IsNear(1, 0.07f, -100, (input, output, table) => ActivationTables.TryRelu(Activation.Relu6, input, output, table), x => Math.Clamp(x, 0, 6));
        IsNear(1, 0.07f, -100, (input, output, table) => ActivationTables.TryRelu(Activation.ReluN1To1, input, output, table), x => Math.Clamp(x, -1, 1));
    }

    [Fact]
    public void The_hard_swish_is_within_two_steps_of_the_real_one()
    {
        // 16 bits, of which a table of 256 values needs most.
        foreach (float scale in InputScales.Where(s => s >= 0.003f))
            IsNear(2, scale, 0, (input, output, table) => ActivationTables.TryHardSwish(input, output, table), x => x * Math.Clamp(x + 3, 0, 6) / 6, scale);
    }

    [Fact]
    public void The_middle_of_the_logistic_function_is_one_half() =>
        Assert.Equal(0, Table(0.1f, 5, (input, table) => ActivationTables.TryLogistic(input, table))[5 + 128]);

    [Theory]
    [InlineData(8f, false)]
    [InlineData(7.99f, true)]
    [InlineData(1f / (1 << 27), true)]
    [InlineData(1f / (1L << 29), false)]
    public void Scales_beyond_the_sigmoids_arithmetic_are_refused(float scale, bool expected)
    {
        var input = new Tensor("in", [1], scale, 0);
        Assert.Equal(expected, ActivationTables.TryLogistic(input, new sbyte[256]));
        Assert.Equal(expected, ActivationTables.TryTanh(input, new sbyte[256]));
    }

    [Theory]
    [InlineData(1f, 1f, true)]
    [InlineData(200f, 1f, false)] // The product would have to be shifted left.
    [InlineData(1f, 2000f, false)] // Shifted right by more than 16 bits hold.
    [InlineData(1e-8f, 1e-8f, false)] // The gate would be.
    public void Scales_beyond_16_bits_are_refused_for_the_hard_swish(float scale, float outputScale, bool expected) =>
        Assert.Equal(expected, ActivationTables.TryHardSwish(new Tensor("in", [1], scale, 0), new Tensor("out", [1], outputScale, 0), new sbyte[256]));

    [Fact]
    public void A_slope_that_is_no_number_is_refused()
    {
        var tensor = new Tensor("in", [1], 1f, 0);
        Assert.False(ActivationTables.TryLeakyRelu(float.NaN, tensor, tensor, new sbyte[256]));
        Assert.False(ActivationTables.TryLeakyRelu(float.NegativeInfinity, tensor, tensor, new sbyte[256]));
    }

    private static sbyte[] Table(float scale, int zeroPoint, Func<Tensor, sbyte[], bool> make)
    {
        var table = new sbyte[256];
        Assert.True(make(new Tensor("in", [256], scale, zeroPoint), table));
        return table;
    }

    private static void IsNear(int steps, float outputScale, int outputZeroPoint, Func<Tensor, Tensor, sbyte[], bool> make, Func<double, double> real, float? only = null)
    {
        foreach (float scale in only is { } one ? [one] : InputScales)
            foreach (int zeroPoint in new[] { -128, -7, 0, 127 })
            {
                var output = new Tensor("out", [256], outputScale, outputZeroPoint);
                sbyte[] table = Table(scale, zeroPoint, (input, results) => make(input, output, results));
                for (int q = -128; q < 128; q++)
                {
                    double expected = Math.Clamp(real((q - zeroPoint) * (double)scale) / outputScale + outputZeroPoint, -128, 127);
                    Assert.InRange(table[q + 128], expected - steps, expected + steps);
                }
            }
    }
}
