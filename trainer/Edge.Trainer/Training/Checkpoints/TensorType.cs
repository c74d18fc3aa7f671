using System;
using System.Runtime.InteropServices;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>An element type of safetensors files.</summary>
/// <param name="Name">As the header has it.</param>
/// <param name="Size">Bytes of an element.</param>
internal sealed record TensorType(string Name, int Size)
{
    private static readonly TensorType F32 = new("F32", sizeof(float));
    private static readonly TensorType F64 = new("F64", sizeof(double));
    private static readonly TensorType I64 = new("I64", sizeof(long));

    public static TensorType Of(Array values) => values switch
    {
        float[] => F32,
        double[] => F64,
        _ => I64,
    };

    public static TensorType? Named(string name) => Array.Find([F32, F64, I64], t => t.Name == name);

    /// <summary>The bytes of an array of this type. All processors that .NET runs this program on are little-endian, as the format is.</summary>
    public ReadOnlySpan<byte> Bytes(Array values) => MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(values), values.Length * Size);

    /// <summary>A tensor of this type.</summary>
    public StateTensor Make(string name, ReadOnlySpan<byte> bytes, int[] shape)
    {
        if (this == F32)
            return StateTensor.Of(name, MemoryMarshal.Cast<byte, float>(bytes).ToArray(), shape);
        return this == F64
            ? StateTensor.Of(name, MemoryMarshal.Cast<byte, double>(bytes).ToArray(), shape)
            : StateTensor.Of(name, MemoryMarshal.Cast<byte, long>(bytes).ToArray(), shape);
    }
}
