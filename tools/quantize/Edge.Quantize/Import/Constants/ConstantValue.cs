using System;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import.Constants;

/// <summary>A constant while it is computed with. Doubles hold float and every integer that a shape can have.</summary>
/// <param name="Shape">Dimensions; none for a scalar.</param>
/// <param name="Values">The elements.</param>
/// <param name="Type">Float, or a type of integers or truth values.</param>
internal sealed record ConstantValue(int[] Shape, double[] Values, TensorProto.Types.DataType Type)
{
    /// <summary>A constant of real numbers or of 64-bit integers.</summary>
    public ConstantValue(int[] shape, double[] values, bool isInteger)
        : this(shape, values, isInteger ? TensorProto.Types.DataType.Int64 : TensorProto.Types.DataType.Float)
    {
    }

    /// <summary>True for integers and truth values, false for real numbers.</summary>
    public bool IsInteger => Type != TensorProto.Types.DataType.Float;

    /// <summary>Reads a tensor of real numbers, integers or truth values.</summary>
    public static ConstantValue Of(TensorProto tensor)
    {
        var type = (TensorProto.Types.DataType)tensor.DataType;
        return new ConstantValue(OnnxInitializer.Shape(tensor), type switch
        {
            TensorProto.Types.DataType.Int64 or TensorProto.Types.DataType.Int32 => [.. OnnxInitializer.Integers(tensor).Select(v => (double)v)],
            TensorProto.Types.DataType.Int8 or TensorProto.Types.DataType.Uint8 => [.. OnnxInitializer.QuantizedIntegers(tensor).Select(v => (double)v)],
            TensorProto.Types.DataType.Bool => [.. OnnxInitializer.Booleans(tensor).Select(v => v ? 1.0 : 0.0)],
            _ => [.. OnnxInitializer.Floats(tensor).Select(v => (double)v)],
        }, type);
    }

    /// <summary>The tensor of it; truth values become integers.</summary>
    public TensorProto ToProto(string name)
    {
        long[] dims = [.. Shape.Select(d => (long)d)];
        return Type switch
        {
            TensorProto.Types.DataType.Float => OnnxTensors.Of(name, [.. Values.Select(v => (float)v)], dims),
            TensorProto.Types.DataType.Int32 => OnnxTensors.Of(name, ToInt32(), dims),
            TensorProto.Types.DataType.Int8 => OnnxTensors.Of(name, [.. Values.Select(v => unchecked((sbyte)(long)v))], dims),
            TensorProto.Types.DataType.Uint8 => OnnxTensors.Of(name, [.. Values.Select(v => unchecked((byte)(long)v))], dims),
            _ => OnnxTensors.Of(name, [.. Values.Select(v => (long)v)], dims),
        };
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
        return new ConstantValue(shape, values, Type);
    }
}
