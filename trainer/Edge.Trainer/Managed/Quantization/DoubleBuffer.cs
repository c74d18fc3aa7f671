using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>Zeroed doubles that do not move, for kernels that take pointers; valid as long as the buffer is reachable.</summary>
internal sealed unsafe class DoubleBuffer
{
    private readonly double[] _array;

    public DoubleBuffer(int length)
    {
        _array = GC.AllocateArray<double>(length, pinned: true);
        Pointer = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
    }

    public double* Pointer { get; }

    public Span<double> Span => _array;
}
