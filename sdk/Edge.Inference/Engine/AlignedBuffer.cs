using System;
using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine;

/// <summary>Bytes that never move, beginning at a multiple of 64, followed by room for one vector that reads past the end.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;
    private const int Overhead = 2 * Alignment;

    // Kept for its lifetime: the pinned heap does not move it, and this field keeps it alive.
    private readonly byte[] _bytes;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">Bytes, at least 0.</param>
    /// <param name="budget">What they are taken from; null where they are accounted for.</param>
    /// <exception cref="MemoryBudgetException">The budget is spent.</exception>
    public AlignedBuffer(long length, MemoryBudget? budget)
    {
        budget?.Take(length + Overhead);
        _bytes = GC.AllocateArray<byte>(checked((int)(length + Overhead)), pinned: true);
        nint start = (nint)Unsafe.AsPointer(ref _bytes[0]);
        Pointer = (byte*)((start + Alignment - 1) & -Alignment);
    }

    /// <summary>The first byte.</summary>
    public byte* Pointer { get; }
}
