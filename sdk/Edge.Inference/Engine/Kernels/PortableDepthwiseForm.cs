using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Portable vectors of 128 bits: eight channels.</summary>
internal unsafe struct PortableDepthwiseForm : IDepthwiseForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static int Channels => 8;

    /// <inheritdoc/>
    public static bool InterleavesWeights => Sse2.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(void* source) => Vector128.Load((int*)source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddLower(Vector128<int> sums, Vector128<int> first, Vector128<int> second, Vector128<int> weights0, Vector128<int> weights1)
    {
        if (Sse2.IsSupported)
            return Sse2.Add(sums, Sse2.MultiplyAddAdjacent(Sse2.UnpackLow(first.AsInt16(), second.AsInt16()), weights0.AsInt16()));
        Vector128<int> products = Vector128.Multiply(Vector128.WidenLower(first.AsInt16()), Vector128.WidenLower(weights0.AsInt16()));
        return Vector128.Add(Vector128.Add(sums, products), Vector128.Multiply(Vector128.WidenLower(second.AsInt16()), Vector128.WidenLower(weights1.AsInt16())));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> AddUpper(Vector128<int> sums, Vector128<int> first, Vector128<int> second, Vector128<int> weights0, Vector128<int> weights1)
    {
        if (Sse2.IsSupported)
            return Sse2.Add(sums, Sse2.MultiplyAddAdjacent(Sse2.UnpackHigh(first.AsInt16(), second.AsInt16()), weights1.AsInt16()));
        Vector128<int> products = Vector128.Multiply(Vector128.WidenUpper(first.AsInt16()), Vector128.WidenUpper(weights0.AsInt16()));
        return Vector128.Add(Vector128.Add(sums, products), Vector128.Multiply(Vector128.WidenUpper(second.AsInt16()), Vector128.WidenUpper(weights1.AsInt16())));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> lower, Vector128<int> upper, in OutputStage output, int channel, sbyte* destination, int count)
    {
        // Within 128 bits the order of the accumulators is that of the channels.
        PortableForm.Store(PortableForm.Requantize(lower, output, channel), output, destination, count);
        if (count > Channels / 2)
            PortableForm.Store(
                PortableForm.Requantize(upper, output, channel + Channels / 2), output, destination + Channels / 2, count - Channels / 2);
    }
}
