using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Edge.Micro.Tests.Oracle;

namespace Edge.Quantize.Tests.Foreign.Oracle;

/// <summary>The operators of a .tflite file by the formulas of Edge.Micro.Tests/Oracle, in numbers without limits; no kernel of the SDK is called.</summary>
internal static class OracleKernels
{
    /// <summary>Names by builtin code of the schema.</summary>
    public static readonly IReadOnlyDictionary<int, (string Name, Func<OracleStep, sbyte[]> Run)> Table = new Dictionary<int, (string, Func<OracleStep, sbyte[]>)>
    {
        [0] = ("ADD", s => Sum(s, 1)),
        [1] = ("AVERAGE_POOL_2D", s => Pool(s, average: true)),
        [2] = ("CONCATENATION", Concatenation),
        [3] = ("CONV_2D", Conv),
        [4] = ("DEPTHWISE_CONV_2D", Depthwise),
        [9] = ("FULLY_CONNECTED", FullyConnected),
        [14] = ("LOGISTIC", s => Map(s, x => Activations.Logistic(x, s.Input.Scale))),
        [17] = ("MAX_POOL_2D", s => Pool(s, average: false)),
        [18] = ("MUL", Product),
        [19] = ("RELU", s => Rectify(s, s.Output.ZeroPoint, 127)),
        [20] = ("RELU_N1_TO_1", s => Rectify(s, Step(s, -1), Step(s, 1))),
        [21] = ("RELU6", s => Rectify(s, s.Output.ZeroPoint, Step(s, 6))),
        [22] = ("RESHAPE", s => s.Values[0]!),
        [25] = ("SOFTMAX", Softmax),
        [28] = ("TANH", s => Map(s, x => Activations.Tanh(x, s.Input.Scale))),
        [34] = ("PAD", s => Pad(s, (sbyte)s.Input.ZeroPoint)),
        [39] = ("TRANSPOSE", Transpose),
        [40] = ("MEAN", Mean),
        [41] = ("SUB", s => Sum(s, -1)),
        [43] = ("SQUEEZE", s => s.Values[0]!),
        [55] = ("MAXIMUM", s => Operators.Combine(s.Grid(0), s.Grid(1), s.Output.Shape, (a, b) => (int)BigInteger.Max(a, b))),
        [57] = ("MINIMUM", s => Operators.Combine(s.Grid(0), s.Grid(1), s.Output.Shape, (a, b) => (int)BigInteger.Min(a, b))),
        [60] = ("PADV2", s => Pad(s, s.Tensors[2]!.Bytes[0])),
        [70] = ("EXPAND_DIMS", s => s.Values[0]!),
        [97] = ("RESIZE_NEAREST_NEIGHBOR", Resize),
        [98] = ("LEAKY_RELU", s => Map(s, x => Activations.LeakyRelu(x, s.Input.Scale / s.Output.Scale, s.Input.Scale * s.Options!.Real(0) / s.Output.Scale, s.Output.ZeroPoint))),
        [114] = ("QUANTIZE", Requantize),
        [117] = ("HARD_SWISH", s => Map(s, x => Activations.HardSwish(x, s.Input.Scale, s.Output.Scale, s.Output.ZeroPoint))),
    };

    private static sbyte[] Map(OracleStep s, Func<int, sbyte> function) => [.. s.Values[0]!.Select(q => function(q - s.Input.ZeroPoint))];

    private static int Step(OracleStep s, int real) => Activations.Step(real, s.Output.Scale, s.Output.ZeroPoint);

    private static sbyte[] Rectify(OracleStep s, int min, int max) => Map(s, x => Activations.Rescaled(x, s.Input.Scale / s.Output.Scale, s.Output.ZeroPoint, min, max));

    private static sbyte[] Conv(OracleStep s)
    {
        int[] w = s.Tensors[1]!.Shape;
        return Layers.Convolution(
            s.Grid(0), s.Tensors[1]!.Constant(w), s.Input.Shape[3] / w[3], s.Sliding(1, w[1], 2, s.Option(5, 1)), s.Sliding(2, w[2], 1, s.Option(4, 1)), s.Input.ZeroPoint, s.Requantization(w[0], 3));
    }

    private static sbyte[] Depthwise(OracleStep s)
    {
        int[] w = s.Tensors[1]!.Shape;
        return Layers.Depthwise(
            s.Grid(0), s.Tensors[1]!.Constant(w[1], w[2], w[3]), w[3] / s.Input.Shape[3], s.Sliding(1, w[1], 2, s.Option(6, 1)), s.Sliding(2, w[2], 1, s.Option(5, 1)), s.Input.ZeroPoint, s.Requantization(w[3], 4));
    }

    private static sbyte[] FullyConnected(OracleStep s)
    {
        int[] w = s.Tensors[1]!.Shape;
        return Layers.FullyConnected(new Grid([s.Input.Length / w[1], w[1]], s.Values[0]!), s.Tensors[1]!.Constant(w), s.Input.ZeroPoint, s.Requantization(w[0], 0));
    }

    private static sbyte[] Pool(OracleStep s, bool average)
    {
        (int min, int max) = s.Clamp(5);
        return Layers.Pool(s.Grid(0), s.Sliding(1, s.Option(4), 2, 1), s.Sliding(2, s.Option(3), 1, 1), average, min, max);
    }

    private static sbyte[] Sum(OracleStep s, int sign)
    {
        OracleTensor a = s.Input, b = s.Tensors[1]!;
        double common = 2 * (double)Math.Max(a.Scale, b.Scale);
        double[] factors = [a.Scale / common, b.Scale / common, common / (1048576 * (double)s.Output.Scale)];
        // The reference's difference rounds each quotient to single precision.
        (int, int)[] exact = [.. factors.Select(f => Exact.Quantize(sign < 0 ? (float)f : f)!.Value)];
        (int min, int max) = s.Clamp(0);
        return Operators.Add(s.Grid(0), s.Grid(1), s.Output.Shape, [a.ZeroPoint, b.ZeroPoint, s.Output.ZeroPoint], exact, sign, min, max);
    }

    private static sbyte[] Product(OracleStep s)
    {
        OracleTensor first = s.Input, second = s.Tensors[1]!;
        (int multiplier, int shift) = Exact.Quantize(first.Scale * (double)second.Scale / s.Output.Scale)!.Value;
        (int min, int max) = s.Clamp(0);
        return Operators.Combine(s.Grid(0), s.Grid(1), s.Output.Shape, (a, b) => Exact.Output((a - first.ZeroPoint) * (b - second.ZeroPoint), multiplier, shift, s.Output.ZeroPoint, min, max));
    }

    private static sbyte[] Concatenation(OracleStep s)
    {
        Assert.All(s.Tensors, t => Assert.Equal((s.Output.Scale, s.Output.ZeroPoint), (t!.Scale, t.ZeroPoint)));
        int axis = s.Option(0), rank = s.Output.Shape.Length;
        return Operators.Concatenation([.. s.Tensors.Select((_, i) => s.Grid(i))], s.Output.Shape, axis < 0 ? axis + rank : axis);
    }

    private static sbyte[] Softmax(OracleStep s)
    {
        double factor = Math.Min((double)(s.Options!.Real(0) * s.Input.Scale) * (1 << 26), int.MaxValue);
        (int multiplier, int shift) = Exact.Quantize(factor / 2)!.Value;
        return [.. s.Values[0]!.Chunk(s.Input.Shape[^1]).SelectMany(row => FixedSoftmax.Row(row, multiplier, shift + 1))];
    }

    private static sbyte[] Pad(OracleStep s, sbyte value)
    {
        int[] pads = s.Tensors[1]!.Integers;
        return Operators.Pad(s.Grid(0), s.Output.Shape, [.. pads.Where((_, i) => i % 2 == 0)], value);
    }

    private static sbyte[] Transpose(OracleStep s)
    {
        int[] permutation = s.Tensors[1]!.Integers;
        Grid input = s.Grid(0);
        return [.. Grid.Coordinates(s.Output.Shape).Select(at => (sbyte)input[[.. Enumerable.Range(0, at.Length).Select(d => at[Array.IndexOf(permutation, d)])]])];
    }

    private static sbyte[] Mean(OracleStep s)
    {
        int rank = s.Input.Shape.Length;
        int[] axes = [.. s.Tensors[1]!.Integers.Select(a => a < 0 ? a + rank : a)];
        bool[] reduced = [.. Enumerable.Range(0, rank).Select(axes.Contains)];
        int count = s.Input.Length / s.Output.Length;
        return Operators.Mean(s.Grid(0), reduced, s.Input.ZeroPoint, s.Output.ZeroPoint, Operators.MeanFactor(s.Input.Scale / (double)s.Output.Scale, count)!.Value);
    }

    private static sbyte[] Resize(OracleStep s)
    {
        (bool corners, bool centres) = (s.ByteOption(0) != 0, s.ByteOption(1) != 0);
        Grid input = s.Grid(0);
        int[] from = s.Input.Shape, to = s.Output.Shape;
        return [.. Grid.Coordinates(to).Select(at => (sbyte)input[at[0], Cell(at[1], 1), Cell(at[2], 2), at[3]])];

        // The definition is in single precision.
        int Cell(int at, int d)
        {
            float scale = corners && to[d] > 1 ? (from[d] - 1) / (float)(to[d] - 1) : from[d] / (float)to[d];
            float position = (at + (centres ? 0.5f : 0f)) * scale;
            return Math.Clamp((int)(corners ? MathF.Round(position, MidpointRounding.AwayFromZero) : MathF.Floor(position)), 0, from[d] - 1);
        }
    }

    private static sbyte[] Requantize(OracleStep s)
    {
        (int multiplier, int shift) = Exact.Quantize(s.Input.Scale / (double)s.Output.Scale)!.Value;
        return Map(s, x => (sbyte)Exact.Output(x, multiplier, shift, s.Output.ZeroPoint, -128, 127));
    }
}
