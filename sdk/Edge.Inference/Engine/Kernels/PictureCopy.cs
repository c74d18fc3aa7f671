using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>Copies a picture as a <see cref="PicturePlan"/> says.</summary>
internal static unsafe partial class PictureCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="plan">What to write.</param>
    /// <param name="picture">One picture, NHWC int8.</param>
    /// <param name="copy">Receives <see cref="PicturePlan.Bytes"/> bytes.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Write(in PicturePlan plan, sbyte* picture, byte* copy)
    {
        int inside = plan.Columns - plan.PadLeft < plan.Width ? plan.Columns - plan.PadLeft : plan.Width;
        int right = plan.Columns - plan.PadLeft - inside;
        nint rowBytes = plan.RowBytes, length = (nint)plan.Width * plan.Channels;
        int top = plan.PadTop < plan.Rows ? plan.PadTop : plan.Rows, bottom = plan.Rows - top < plan.Height ? plan.Rows - top : plan.Height;
        WriteZeros(plan, copy, (nint)top * plan.Columns * plan.Channels);
        copy += top * rowBytes;
        if (plan.PadLeft == 0 && right == 0 && inside == plan.Width)
        {
            // Whole rows without padding are one run.
            WriteActivations(plan, picture, copy, bottom * length);
            copy += bottom * rowBytes;
        }
        else
            for (int row = 0; row < bottom; row++, copy += rowBytes, picture += length)
            {
                WriteZeros(plan, copy, (nint)plan.PadLeft * plan.Channels);
                WriteActivations(plan, picture, copy + (nint)plan.PadLeft * plan.CellBytes, (nint)inside * plan.Channels);
                WriteZeros(plan, copy + ((nint)plan.PadLeft + inside) * plan.CellBytes, (nint)right * plan.Channels);
            }
        WriteZeros(plan, copy, (nint)(plan.Rows - top - bottom) * plan.Columns * plan.Channels);
    }

    [MethodImpl(Compiled.Fully)]
    private static void WriteActivations(in PicturePlan plan, sbyte* from, byte* to, nint count)
    {
        nint i = 0;
        if (plan.Format == ActivationFormat.Centred16)
        {
            WriteCentred(from, (short*)to, count, plan.ZeroPoint, ref i);
            Vector128<short> zero = Vector128.Create((short)plan.ZeroPoint);
            for (; i <= count - 16; i += 16)
            {
                Vector128<sbyte> values = Vector128.Load(from + i);
                Vector128.Store(Vector128.Subtract(Vector128.WidenLower(values), zero), (short*)to + i);
                Vector128.Store(Vector128.Subtract(Vector128.WidenUpper(values), zero), (short*)to + i + 8);
            }
            for (; i < count; i++)
                ((short*)to)[i] = (short)(from[i] - plan.ZeroPoint);
            return;
        }
        // q + 128 is q with its highest bit turned.
        sbyte turn = plan.Format == ActivationFormat.Unsigned8 ? sbyte.MinValue : (sbyte)0;
        Vector128<sbyte> turns = Vector128.Create(turn);
        for (; i <= count - 16; i += 16)
            Vector128.Store(Vector128.Xor(Vector128.Load(from + i), turns), (sbyte*)to + i);
        for (; i < count; i++)
            ((sbyte*)to)[i] = (sbyte)(from[i] ^ turn);
    }

    // As many as wider vectors take, where the processor has them.
    static partial void WriteCentred(sbyte* from, short* to, nint count, int zeroPoint, ref nint written);

    // Activations that are the real 0.
    [MethodImpl(Compiled.Fully)]
    private static void WriteZeros(in PicturePlan plan, byte* to, nint count)
    {
        nint bytes = count * plan.ActivationBytes, i = 0;
        byte zero = plan.Format switch
        {
            ActivationFormat.Centred16 => 0,
            ActivationFormat.Unsigned8 => (byte)(plan.ZeroPoint + 128),
            _ => (byte)plan.ZeroPoint,
        };
        Vector128<byte> zeros = Vector128.Create(zero);
        for (; i <= bytes - 16; i += 16)
            Vector128.Store(zeros, to + i);
        for (; i < bytes; i++)
            to[i] = zero;
    }
}
