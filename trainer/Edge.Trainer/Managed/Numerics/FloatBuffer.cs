using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Edge.Trainer.Managed.Numerics;

/// <summary>Zeroed floats that do not move and start on a cache line, for kernels that take pointers.</summary>
/// <remarks>The pointer is valid as long as the buffer is reachable; a layer keeps its buffers in fields.</remarks>
internal sealed unsafe class FloatBuffer
{
    private const int Alignment = 64;

    // A copy of a few floats may read or write a vector: its rest falls here.
    private const int Slack = 4;

    private readonly float[] _array;

    public FloatBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + Slack + (Alignment / sizeof(float)), pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        Pointer = (float*)((start + Alignment - 1) & ~(nint)(Alignment - 1));
    }

    public int Length { get; }

    public float* Pointer { get; }

    public Span<float> Span => new(Pointer, Length);

    /// <summary>A copy of the values.</summary>
    public float[] ToArray()
    {
        float[] copy = Span.ToArray();
        GC.KeepAlive(_array);
        return copy;
    }
}
