using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Stores the first bytes of a vector.</summary>
internal static unsafe class PartialStore
{
    /// <summary>Stores sixteen bytes, or fewer.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="destination">Receives <paramref name="count"/> bytes.</param>
    /// <param name="count">At least 0; no more than sixteen are stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<sbyte> bytes, sbyte* destination, int count)
    {
        if (count >= 16)
            Vector128.Store(bytes, destination);
        else
            StoreFewer(bytes, destination, count);
    }

    // Inlined, for a call would have the accumulators of a tile live in memory from the start of its loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFewer(Vector128<sbyte> bytes, sbyte* destination, int count)
    {
        long rest = Vector128.GetElement(bytes.AsInt64(), 0);
        if (count >= 8)
        {
            *(long*)destination = rest;
            rest = Vector128.GetElement(bytes.AsInt64(), 1);
            destination += 8;
            count -= 8;
        }
        if (count >= 4)
        {
            *(int*)destination = (int)rest;
            rest >>= 32;
            destination += 4;
            count -= 4;
        }
        for (int i = 0; i < count; i++, rest >>= 8)
            destination[i] = (sbyte)rest;
    }
}
