using System;
using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine;

/// <summary>Bytes that never move, beginning at a multiple of 64, followed by room for one vector that reads past the end.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;

    // Kept for its lifetime: the pinned heap does not move it, and this field keeps it alive.
    private readonly byte[] _bytes;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">Bytes, at least 0.</param>
    public AlignedBuffer(long length)
    {
        _bytes = GC.AllocateArray<byte>(checked((int)(length + 2 * Alignment)), pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref _bytes[0]);
        Pointer = (byte*)((start + Alignment - 1) & -Alignment);
    }

    /// <summary>The first byte.</summary>
    public byte* Pointer { get; }
}
