using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Copies a picture as s16 with each channel repeated: depthwise convolutions with a depth multiplier.</summary>
internal static unsafe class RepeatedCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="plan">What to write; its channels are those of the copy.</param>
    /// <param name="repeats">How often each channel of the picture is repeated.</param>
    /// <param name="picture">One picture, NHWC int8, with the plan's channels / <paramref name="repeats"/>.</param>
    /// <param name="copy">Receives <see cref="PicturePlan.Bytes"/> bytes.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Write(in PicturePlan plan, int repeats, sbyte* picture, short* copy)
    {
        int channels = plan.Channels / repeats;
        for (int row = 0; row < plan.Rows; row++)
        {
            int y = row - plan.PadTop;
            sbyte* from = picture + (nint)y * plan.Width * channels;
            for (int column = 0; column < plan.Columns; column++, copy += plan.Channels)
            {
                int x = column - plan.PadLeft;
                if (y < 0 || y >= plan.Height || x < 0 || x >= plan.Width)
                    WriteZeros(copy, plan.Channels);
                else
                    WriteCell(from + (nint)x * channels, channels, repeats, plan.ZeroPoint, copy);
            }
        }
    }

    [MethodImpl(Compiled.Fully)]
    private static void WriteCell(sbyte* from, int channels, int repeats, int zeroPoint, short* to)
    {
        int i = 0;
        if (repeats == 2)
        {
            Vector128<short> zero = Vector128.Create((short)zeroPoint);
            for (; i <= channels - 16; i += 16, to += 32)
            {
                Vector128<sbyte> values = Vector128.Load(from + i);
                WriteTwice(Vector128.Subtract(Vector128.WidenLower(values), zero), (uint*)to);
                WriteTwice(Vector128.Subtract(Vector128.WidenUpper(values), zero), (uint*)to + 8);
            }
        }
        for (; i < channels; i++)
        {
            short value = (short)(from[i] - zeroPoint);
            for (int j = 0; j < repeats; j++)
                *to++ = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteTwice(Vector128<short> values, uint* to)
    {
        Vector128<uint> lower = Vector128.WidenLower(values.AsUInt16()), upper = Vector128.WidenUpper(values.AsUInt16());
        Vector128.Store(Vector128.BitwiseOr(lower, Vector128.ShiftLeft(lower, 16)), to);
        Vector128.Store(Vector128.BitwiseOr(upper, Vector128.ShiftLeft(upper, 16)), to + 4);
    }

    [MethodImpl(Compiled.Fully)]
    private static void WriteZeros(short* to, int count)
    {
        for (int i = 0; i < count; i++)
            to[i] = 0;
    }
}
