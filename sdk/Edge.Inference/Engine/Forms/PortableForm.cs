using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Engine.Forms;

/// <summary>Portable vectors of 128 bits: what every processor has, by hardware or by software.</summary>
internal readonly unsafe struct PortableForm : IDotForm<Vector128<int>>
{
    /// <inheritdoc/>
    public static string Name => "portable";

    /// <inheritdoc/>
    public static bool IsSupported => true;

    /// <inheritdoc/>
    public static int Lanes => 4;

    /// <inheritdoc/>
    public static int ActivationBytes => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load(int* source) => Vector128.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> sum, int activations, byte* weights)
    {
        // Each lane holds two s16: the lower one is taken out by a pair of shifts, the upper one by one shift.
        Vector128<int> pairs = Vector128.Load((int*)weights);
        Vector128<int> lower = Vector128.ShiftRightArithmetic(Vector128.ShiftLeft(pairs, 16), 16);
        Vector128<int> upper = Vector128.ShiftRightArithmetic(pairs, 16);
        return sum + (lower * Vector128.Create((int)(short)activations)) + (upper * Vector128.Create(activations >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Max(Vector128<int> a, Vector128<int> b) => Vector128.Max(a, b);

    /// <inheritdoc/>
    public static void Store(Vector128<int> sum, in OutputStage output, int channel, sbyte* destination, int count)
    {
        for (int i = 0; i < Math.Min(count, 4); i++)
        {
            int value = FixedPoint.MultiplyByQuantizedMultiplier(sum[i], output.Multipliers[channel + i], -output.Shifts[channel + i]) + output.ZeroPoint;
            destination[i] = (sbyte)FixedPoint.Clamp(value, output.Min, output.Max);
        }
    }
}
