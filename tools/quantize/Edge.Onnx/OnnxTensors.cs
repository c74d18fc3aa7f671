using System;
using System.Buffers.Binary;
using System.Linq;
using Edge.Onnx.Proto;
using Google.Protobuf;

namespace Edge.Onnx;

/// <summary>Makes <see cref="TensorProto"/> messages (initializers, constants).</summary>
public static class OnnxTensors
{
    /// <summary>A float32 tensor, stored as little-endian <c>raw_data</c>.</summary>
    /// <param name="name">The tensor's name; it may be empty in an attribute.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="dims">The shape; an empty shape is a scalar.</param>
    /// <exception cref="ArgumentException">The number of values is not the product of the dimensions.</exception>
    public static TensorProto Of(string name, ReadOnlySpan<float> values, params long[] dims)
    {
        byte[] raw = new byte[checked(values.Length * sizeof(float))];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        return Make(name, TensorProto.Types.DataType.Float, values.Length, raw, dims);
    }

    /// <summary>An int64 tensor, stored as little-endian <c>raw_data</c>.</summary>
    /// <inheritdoc cref="Of(string, ReadOnlySpan{float}, long[])"/>
    public static TensorProto Of(string name, ReadOnlySpan<long> values, params long[] dims)
    {
        byte[] raw = new byte[checked(values.Length * sizeof(long))];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
        return Make(name, TensorProto.Types.DataType.Int64, values.Length, raw, dims);
    }

    /// <summary>An int8 tensor (weights or zero points of QuantizeLinear and DequantizeLinear).</summary>
    /// <inheritdoc cref="Of(string, ReadOnlySpan{float}, long[])"/>
    public static TensorProto Of(string name, ReadOnlySpan<sbyte> values, params long[] dims)
    {
        byte[] raw = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
            raw[i] = unchecked((byte)values[i]);
        return Make(name, TensorProto.Types.DataType.Int8, values.Length, raw, dims);
    }

    /// <summary>A uint8 tensor (zero points of activations).</summary>
    /// <inheritdoc cref="Of(string, ReadOnlySpan{float}, long[])"/>
    public static TensorProto Of(string name, ReadOnlySpan<byte> values, params long[] dims) =>
        Make(name, TensorProto.Types.DataType.Uint8, values.Length, values.ToArray(), dims);

    /// <summary>An int32 tensor (biases), stored as little-endian <c>raw_data</c>.</summary>
    /// <inheritdoc cref="Of(string, ReadOnlySpan{float}, long[])"/>
    public static TensorProto Of(string name, ReadOnlySpan<int> values, params long[] dims)
    {
        byte[] raw = new byte[checked(values.Length * sizeof(int))];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(raw.AsSpan(i * sizeof(int)), values[i]);
        return Make(name, TensorProto.Types.DataType.Int32, values.Length, raw, dims);
    }

    private static TensorProto Make(string name, TensorProto.Types.DataType type, int count, byte[] raw, long[] dims)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(dims);
        long expected = dims.Aggregate(1L, (product, dim) => checked(product * dim));
        if (expected != count)
            throw new ArgumentException($"Expected {expected} values for tensor '{name}' of shape [{string.Join(',', dims)}], got {count}.", nameof(dims));
        return new TensorProto { Name = name, DataType = (int)type, Dims = { dims }, RawData = UnsafeByteOperations.UnsafeWrap(raw) };
    }
}
