using System;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import.Constants;

/// <summary>A constant while it is computed with. Doubles hold float and every integer that a shape can have.</summary>
/// <param name="Shape">Dimensions; none for a scalar.</param>
/// <param name="Values">The elements.</param>
/// <param name="IsInteger">True for integers and truth values, false for real numbers.</param>
internal sealed record ConstantValue(int[] Shape, double[] Values, bool IsInteger)
{
    /// <summary>Reads a tensor of real numbers, integers or truth values.</summary>
    public static ConstantValue Of(TensorProto tensor) => (TensorProto.Types.DataType)tensor.DataType switch
    {
        TensorProto.Types.DataType.Int64 or TensorProto.Types.DataType.Int32 => new(OnnxInitializer.Shape(tensor), [.. OnnxInitializer.Integers(tensor).Select(v => (double)v)], true),
        TensorProto.Types.DataType.Bool => new(OnnxInitializer.Shape(tensor), [.. OnnxInitializer.Booleans(tensor).Select(v => v ? 1.0 : 0.0)], true),
        _ => new(OnnxInitializer.Shape(tensor), [.. OnnxInitializer.Floats(tensor).Select(v => (double)v)], false),
    };

    /// <summary>The tensor of it: float or int64.</summary>
    public TensorProto ToProto(string name)
    {
        long[] dims = [.. Shape.Select(d => (long)d)];
        return IsInteger ? OnnxTensors.Of(name, [.. Values.Select(v => (long)v)], dims) : OnnxTensors.Of(name, [.. Values.Select(v => (float)v)], dims);
    }

    /// <summary>The elements as 32-bit integers, limited to their range.</summary>
    public int[] ToInt32() => [.. Values.Select(v => (int)Math.Clamp(v, int.MinValue, int.MaxValue))];

    /// <summary>The dimensions in another order.</summary>
    public ConstantValue Transposed(int[] order)
    {
        int[] shape = [.. order.Select(d => Shape[d])];
        int[] steps = [.. order.Select(d => Shape.Skip(d + 1).Aggregate(1, (product, s) => product * s))];
        return Picked(shape, index =>
        {
            int from = 0;
            for (int d = shape.Length - 1, rest = index; rest > 0; d--)
            {
                from += rest % shape[d] * steps[d];
                rest /= shape[d];
            }
            return from;
        });
    }

    /// <summary>Elements picked by index.</summary>
    public ConstantValue Picked(int[] shape, Func<int, int> from)
    {
        var values = new double[shape.Aggregate(1, (product, d) => product * d)];
        for (int i = 0; i < values.Length; i++)
            values[i] = Values[from(i)];
        return new ConstantValue(shape, values, IsInteger);
    }
}
