using System;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import.Constants;

/// <summary>The functions that are evaluated on constants.</summary>
internal static class ConstantFunctions
{
    // Results may be larger than what they are made of by this much only.
    private const long MostMade = 1 << 16;

    /// <summary>The result of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Its inputs; null for an absent optional one.</param>
    /// <exception cref="QuantizeException">The type is not evaluated, or inputs are not as it demands.</exception>
    public static ConstantValue Evaluate(OnnxNode node, ConstantValue?[] inputs)
    {
        ConstantValue x = inputs[0] ?? throw node.Invalid("expected a first input, got none; export the model again");
        return node.Type switch
        {
            "Cast" => Cast(node, x),
            "Shape" => new ConstantValue([x.Shape.Length], [.. x.Shape.Select(d => (double)d)], true),
            "Size" => new ConstantValue([], [x.Values.Length], true),
            "Reshape" => x with { Shape = ShapeFunctions.Reshaped(node, x.Shape, Second(node, inputs).Values.Select(v => (long)v).ToArray()) },
            "Flatten" => x with { Shape = ShapeFunctions.Flattened(node, x.Shape) },
            "Squeeze" => x with { Shape = ShapeFunctions.Squeezed(node, x.Shape, Axes(node, inputs)) },
            "Unsqueeze" => x with { Shape = ShapeFunctions.Unsqueezed(node, x.Shape, Axes(node, inputs) ?? []) },
            "Transpose" => x.Transposed(Permutation(node, x.Shape.Length)),
            "Concat" => ConstantJoins.Concat(node, inputs),
            "Gather" => ConstantJoins.Gather(node, x, Second(node, inputs)),
            "Slice" => ConstantJoins.Slice(node, inputs),
            "ConstantOfShape" => OfShape(node, x),
            "Expand" => Broadcast(node, x, new ConstantValue([.. Second(node, inputs).ToInt32()], [0], false), (a, _) => a, true) with { Type = x.Type },
            "Range" => Range(node, x, Second(node, inputs), inputs.ElementAtOrDefault(2)),
            "Add" => Broadcast(node, x, Second(node, inputs), (a, b) => a + b),
            "Sub" => Broadcast(node, x, Second(node, inputs), (a, b) => a - b),
            "Mul" => Broadcast(node, x, Second(node, inputs), (a, b) => a * b),
            "Div" => Divide(node, x, Second(node, inputs)),
            "Min" => Broadcast(node, x, Second(node, inputs), Math.Min),
            "Max" => Broadcast(node, x, Second(node, inputs), Math.Max),
            "Pow" => Broadcast(node, x, Second(node, inputs), Math.Pow),
            "Equal" => Broadcast(node, x, Second(node, inputs), (a, b) => a == b ? 1 : 0) with { Type = TensorProto.Types.DataType.Int64 },
            "Where" => Where(node, x, Second(node, inputs), inputs.ElementAtOrDefault(2)),
            "Neg" => Each(x, v => -v),
            "Abs" => Each(x, Math.Abs),
            "Sqrt" => Each(x, Math.Sqrt),
            "Exp" => Each(x, Math.Exp),
            "Reciprocal" => Each(x, v => 1 / v),
            "Floor" => Each(x, Math.Floor),
            "Ceil" => Each(x, Math.Ceiling),
            "ReduceProd" => new ConstantValue([], [x.Values.Aggregate(1.0, (product, v) => product * v)], x.Type),
            _ => throw node.Invalid($"expected constants to be computed by operators on shapes and by arithmetic, got {node.Type}; export with constant folding"),
        };
    }

    /// <summary>The order of dimensions that a Transpose asks for.</summary>
    /// <exception cref="QuantizeException">It is no permutation.</exception>
    public static int[] Permutation(OnnxNode node, int rank)
    {
        long[] order = node.List("perm") ?? [.. Enumerable.Range(0, rank).Reverse().Select(d => (long)d)];
        return order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(d => (long)d))
            ? [.. order.Select(d => (int)d)]
            : throw node.Invalid($"expected a permutation of {rank} dimensions, got [{string.Join(',', order.Take(16))}]; export the model again");
    }

    /// <summary>Refuses a result that is far larger than what it is made of.</summary>
    public static void RequireSize(OnnxNode node, int[] shape, long given)
    {
        long length = 1;
        foreach (int d in shape)
            length = d < 0 ? long.MaxValue : Math.Min(length * d, int.MaxValue);
        if (length > Math.Max(MostMade, given))
            throw node.Invalid($"expected a constant of at most {Math.Max(MostMade, given)} elements, got [{string.Join(',', shape.Take(16))}]; export with constant folding");
    }

    private static ConstantValue Second(OnnxNode node, ConstantValue?[] inputs) =>
        inputs.ElementAtOrDefault(1) ?? throw node.Invalid("expected a second input, got none; export the model again");

    private static long[]? Axes(OnnxNode node, ConstantValue?[] inputs) => node.List("axes") ?? inputs.ElementAtOrDefault(1)?.Values.Select(v => (long)v).ToArray();

    private static ConstantValue Each(ConstantValue x, Func<double, double> function) => x with { Values = [.. x.Values.Select(function)] };

    private static ConstantValue Cast(OnnxNode node, ConstantValue x) => (TensorProto.Types.DataType)node.Integer("to", 0) switch
    {
        TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Double => x with { Type = TensorProto.Types.DataType.Float },
        TensorProto.Types.DataType.Bool => x with { Type = TensorProto.Types.DataType.Bool, Values = [.. x.Values.Select(v => v == 0 ? 0.0 : 1.0)] },
        TensorProto.Types.DataType.Int32 or TensorProto.Types.DataType.Int64 or TensorProto.Types.DataType.Int8 or TensorProto.Types.DataType.Uint8 =>
            x with { Type = (TensorProto.Types.DataType)node.Integer("to", 0), Values = [.. x.Values.Select(Math.Truncate)] },
        TensorProto.Types.DataType other => throw node.Invalid($"expected a cast to FLOAT, INT64, INT32, INT8, UINT8 or BOOL, got {other.ToString().ToUpperInvariant()}; export the model in single precision"),
    };

    private static ConstantValue OfShape(OnnxNode node, ConstantValue shape)
    {
        int[] dims = shape.ToInt32();
        RequireSize(node, dims, 0);
        ConstantValue value = node.Tensor("value") is TensorProto tensor ? ConstantValue.Of(tensor) : new ConstantValue([1], [0], false);
        if (value.Values.Length != 1)
            throw node.Invalid($"expected a value of one number, got {value.Values.Length}; export the model again");
        return new ConstantValue(dims, [.. Enumerable.Repeat(value.Values[0], dims.Aggregate(1, (product, d) => product * d))], value.Type);
    }

    private static ConstantValue Range(OnnxNode node, ConstantValue start, ConstantValue limit, ConstantValue? delta)
    {
        if (delta is null || new[] { start, limit, delta }.Any(v => v.Values.Length != 1) || delta.Values[0] == 0)
            throw node.Invalid("expected three numbers, the last one not 0, got others; export the model again");
        double count = Math.Max(Math.Ceiling((limit.Values[0] - start.Values[0]) / delta.Values[0]), 0);
        if (!(count <= MostMade))
            throw node.Invalid($"expected a range of at most {MostMade} numbers, got {count}; export with constant folding");
        return new ConstantValue([(int)count], [.. Enumerable.Range(0, (int)count).Select(i => start.Values[0] + i * delta.Values[0])], start.Type);
    }

    private static ConstantValue Divide(OnnxNode node, ConstantValue x, ConstantValue y)
    {
        bool isInteger = x.IsInteger && y.IsInteger;
        if (isInteger && y.Values.Contains(0))
            throw node.Invalid("expected a divisor that is not 0, got 0; export the model again");
        return Broadcast(node, x, y, (a, b) => isInteger ? Math.Truncate(a / b) : a / b);
    }

    private static ConstantValue Where(OnnxNode node, ConstantValue condition, ConstantValue x, ConstantValue? y)
    {
        if (y is null)
            throw node.Invalid("expected three inputs, got two; export the model again");
        // Both alternatives under one shape, then the condition over them.
        ConstantValue first = Broadcast(node, x, y, (a, _) => a), second = Broadcast(node, x, y, (_, b) => b);
        ConstantValue chosen = Broadcast(node, condition, first, (c, a) => c != 0 ? a : double.NaN);
        return Broadcast(node, Broadcast(node, condition, second, (c, b) => c == 0 ? b : double.NaN), chosen, (b, a) => double.IsNaN(a) ? b : a) with { Type = x.Type };
    }

    // NumPy's rule: shapes are aligned at the right, a 1 is repeated.
    private static ConstantValue Broadcast(OnnxNode node, ConstantValue x, ConstantValue y, Func<double, double, double> combine, bool secondIsShape = false)
    {
        int[] second = y.Shape;
        if (secondIsShape)
            (y, second) = (new ConstantValue([], [0], false), y.Shape);
        int rank = Math.Max(x.Shape.Length, second.Length);
        var shape = new int[rank];
        for (int d = 1; d <= rank; d++)
        {
            int a = d <= x.Shape.Length ? x.Shape[^d] : 1, b = d <= second.Length ? second[^d] : 1;
            shape[^d] = a == b || b == 1 ? a : a == 1 ? b : throw node.Invalid($"expected shapes that broadcast, got [{string.Join(',', x.Shape)}] and [{string.Join(',', second)}]; export the model again");
        }
        RequireSize(node, shape, 4L * Math.Max(x.Values.Length, y.Values.Length));
        var values = new double[shape.Aggregate(1, (product, d) => product * d)];
        for (int i = 0; i < values.Length; i++)
            values[i] = combine(x.Values[Index(i, shape, x.Shape)], y.Values[Index(i, shape, y.Shape)]);
        return new ConstantValue(shape, values, x.IsInteger ? y.IsInteger ? x.Type : y.Type : x.Type);
    }

    private static int Index(int index, int[] shape, int[] source)
    {
        int from = 0, step = 1;
        for (int d = 1; d <= source.Length; d++)
        {
            from += source[^d] == 1 ? 0 : index % shape[^d] * step;
            index /= shape[^d];
            step *= source[^d];
        }
        return from;
    }
}
