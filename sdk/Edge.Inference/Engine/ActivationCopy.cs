using System;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine;

/// <summary>Turns int8 activations into what a form reads: u8 as q + 128, or s16 as q - zero point.</summary>
/// <param name="zeroPoint">Zero point of the activations.</param>
/// <param name="activationBytes">1 for u8, 2 for s16.</param>
internal sealed unsafe class ActivationCopy(int zeroPoint, int activationBytes)
{
    /// <summary>Bytes of an activation.</summary>
    public int ActivationBytes => activationBytes;

    /// <summary>Writes activations.</summary>
    /// <param name="from">The first one.</param>
    /// <param name="to">Receives <paramref name="count"/> * <see cref="ActivationBytes"/> bytes.</param>
    /// <param name="count">Their number.</param>
    public void Write(sbyte* from, byte* to, int count)
    {
        int i = 0;
        if (activationBytes == 1)
        {
            for (; i <= count - 16; i += 16)
                (Vector128.Load(from + i) ^ Vector128.Create(sbyte.MinValue)).AsByte().Store(to + i);
            for (; i < count; i++)
                to[i] = (byte)(from[i] + 128);
            return;
        }
        Vector128<short> zero = Vector128.Create((short)zeroPoint);
        for (; i <= count - 16; i += 16)
        {
            (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(Vector128.Load(from + i));
            (lower - zero).Store((short*)to + i);
            (upper - zero).Store((short*)to + i + 8);
        }
        for (; i < count; i++)
            ((short*)to)[i] = (short)(from[i] - zeroPoint);
    }

    /// <summary>Writes activations that are the real 0: 0 as q - zero point, zero point + 128 as q + 128.</summary>
    public void WriteZeros(byte* to, int count) =>
        new Span<byte>(to, count * activationBytes).Fill(activationBytes == 2 ? (byte)0 : (byte)(zeroPoint + 128));
}
