using System;
using System.Buffers.Binary;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import;

/// <summary>Reads the values of an ONNX tensor.</summary>
internal static class OnnxInitializer
{
    /// <summary>The values as single-precision numbers; the tensor is float.</summary>
    /// <exception cref="QuantizeException">The tensor has another type, or fewer or more values than its shape says.</exception>
    public static float[] Floats(TensorProto tensor, bool allowsInfinity = false)
    {
        if (tensor.DataType != (int)TensorProto.Types.DataType.Float)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected data of type FLOAT, got {TypeName(tensor)}; export the model in single precision.");
        int length = Length(tensor);
        float[] values = tensor.HasRawData ? new float[Raw(tensor, length, 4)] : [.. tensor.FloatData];
        if (tensor.HasRawData)
            for (int i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadSingleLittleEndian(tensor.RawData.Span[(4 * i)..]);
        RequireLength(tensor, length, values.Length);
        for (int i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]) && !(allowsInfinity && float.IsInfinity(values[i])))
                throw new QuantizeException($"Tensor '{tensor.Name}': expected finite numbers, got {values[i]} at index {i}; the network is not trained rightly.");
        return values;
    }

    /// <summary>The values as integers; the tensor is int64 or int32.</summary>
    /// <exception cref="QuantizeException">The tensor has another type, or fewer or more values than its shape says.</exception>
    public static long[] Integers(TensorProto tensor)
    {
        int length = Length(tensor);
        long[] values;
        if (tensor.DataType == (int)TensorProto.Types.DataType.Int64)
            values = tensor.HasRawData
                ? [.. Enumerable.Range(0, Raw(tensor, length, 8)).Select(i => BinaryPrimitives.ReadInt64LittleEndian(tensor.RawData.Span[(8 * i)..]))]
                : [.. tensor.Int64Data];
        else if (tensor.DataType == (int)TensorProto.Types.DataType.Int32)
            values = tensor.HasRawData
                ? [.. Enumerable.Range(0, Raw(tensor, length, 4)).Select(i => (long)BinaryPrimitives.ReadInt32LittleEndian(tensor.RawData.Span[(4 * i)..]))]
                : [.. tensor.Int32Data.Select(v => (long)v)];
        else
            throw new QuantizeException($"Tensor '{tensor.Name}': expected data of type INT64 or INT32, got {TypeName(tensor)}; export the model again.");
        RequireLength(tensor, length, values.Length);
        return values;
    }

    /// <summary>The values as truth values; the tensor is bool.</summary>
    /// <exception cref="QuantizeException">The tensor has fewer or more values than its shape says.</exception>
    public static bool[] Booleans(TensorProto tensor)
    {
        int length = Length(tensor);
        bool[] values = tensor.HasRawData ? [.. Enumerable.Range(0, Raw(tensor, length, 1)).Select(i => tensor.RawData[i] != 0)] : [.. tensor.Int32Data.Select(v => v != 0)];
        RequireLength(tensor, length, values.Length);
        return values;
    }

    /// <summary>The values of a quantised tensor: int8, uint8 or int32.</summary>
    /// <exception cref="QuantizeException">The tensor has another type, or fewer or more values than its shape says.</exception>
    public static int[] QuantizedIntegers(TensorProto tensor)
    {
        bool isSigned = tensor.DataType == (int)TensorProto.Types.DataType.Int8;
        if (tensor.DataType == (int)TensorProto.Types.DataType.Int32)
            return [.. Integers(tensor).Select(v => (int)v)];
        if (!isSigned && tensor.DataType != (int)TensorProto.Types.DataType.Uint8)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected data of type INT8, UINT8 or INT32, got {TypeName(tensor)}; quantise the model to 8 bits.");
        int length = Length(tensor);
        int[] values = tensor.HasRawData ? new int[Raw(tensor, length, 1)] : [.. tensor.Int32Data.Select(v => isSigned ? (int)unchecked((sbyte)v) : unchecked((byte)v))];
        if (tensor.HasRawData)
            for (int i = 0; i < length; i++)
                values[i] = isSigned ? unchecked((sbyte)tensor.RawData[i]) : tensor.RawData[i];
        RequireLength(tensor, length, values.Length);
        return values;
    }

    /// <summary>The shape.</summary>
    /// <exception cref="QuantizeException">A dimension is negative or too large.</exception>
    public static int[] Shape(TensorProto tensor)
    {
        foreach (long dim in tensor.Dims)
            if (dim is < 0 or > 1 << 28)
                throw new QuantizeException($"Tensor '{tensor.Name}': expected dimensions of 0 to 2^28, got {dim}; the file is damaged, export it again.");
        return [.. tensor.Dims.Select(d => (int)d)];
    }

    private static int Length(TensorProto tensor)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected data inside the file, got external data; save the model as one file.");
        long length = 1;
        foreach (int dim in Shape(tensor))
            // Capped, so that the next factor of up to 2^28 cannot overflow.
            length = Math.Min(length * dim, 1L << 32);
        return length <= 1 << 28 ? (int)length : throw new QuantizeException($"Tensor '{tensor.Name}': expected at most 2^28 elements, got [{string.Join(',', tensor.Dims)}]; use a smaller model.");
    }

    private static int Raw(TensorProto tensor, int length, int size)
    {
        if (tensor.RawData.Length != (long)length * size)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected {(long)length * size} bytes of data, got {tensor.RawData.Length}; the file is damaged, export it again.");
        return length;
    }

    private static void RequireLength(TensorProto tensor, int expected, int got)
    {
        if (expected != got)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected {expected} values, got {got}; the file is damaged, export it again.");
    }

    private static string TypeName(TensorProto tensor) => ((TensorProto.Types.DataType)tensor.DataType).ToString().ToUpperInvariant();
}
