using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Micro.Tests.Oracle;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Foreign.Oracle;

/// <summary>A tensor as the .tflite file describes it.</summary>
internal sealed record OracleTensor(string Name, int[] Shape, int Type, float[] Scales, long[] ZeroPoints, byte[] Data)
{
    public const int Int32 = 2, Int8 = 9;

    public static OracleTensor Of(FlatWalker tensor, FlatWalker[] buffers)
    {
        FlatWalker? quantization = tensor.Has(4) ? tensor.Table(4) : null;
        FlatWalker buffer = buffers[tensor.Int(2)];
        return new OracleTensor(
            tensor.Text(3),
            tensor.Has(0) ? tensor.Ints(0) : [],
            tensor.Byte(1),
            quantization is not null && quantization.Has(2) ? quantization.Reals(2) : [],
            quantization is not null && quantization.Has(3) ? quantization.Longs(3) : [],
            buffer.Has(0) ? buffer.Bytes(0, 16).ToArray() : []);
    }

    public int Length => Shape.Aggregate(1, (a, b) => a * b);

    public float Scale => Scales[0];

    public int ZeroPoint => (int)ZeroPoints[0];

    public sbyte[] Bytes => Type == Int8 ? MemoryMarshal.Cast<byte, sbyte>(Data).ToArray() : throw new InvalidOperationException($"'{Name}' has type {Type}");

    public int[] Integers => Type == Int32 ? MemoryMarshal.Cast<byte, int>(Data).ToArray() : throw new InvalidOperationException($"'{Name}' has type {Type}");

    /// <summary>The constant by coordinates of another shape of as many elements.</summary>
    public Grid Constant(params int[] shape) => new(shape, Bytes);
}
