using Edge.Inference.Tests.Arm.Guest;

namespace System;

/// <summary>Copies of structures with references, of which kernels have none.</summary>
internal static class Buffer
{
    private static void BulkMoveWithWriteBarrier(ref byte destination, ref byte source, nuint length) => Libc.Exit(118);
}
