using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels;

/// <content>Centred activations by 32 or 16.</content>
internal static unsafe partial class PictureCopy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static partial void WriteCentred(sbyte* from, short* to, nint count, int zeroPoint, ref nint written)
    {
        nint i = written;
        if (Avx512BW.IsSupported)
        {
            Vector512<short> zero = Vector512.Create((short)zeroPoint);
            for (; i <= count - 32; i += 32)
                Avx512BW.Subtract(Avx512BW.ConvertToVector512Int16(Vector256.Load(from + i)), zero).Store(to + i);
        }
        else if (Avx2.IsSupported)
        {
            Vector256<short> zero = Vector256.Create((short)zeroPoint);
            for (; i <= count - 16; i += 16)
                Avx2.Subtract(Avx2.ConvertToVector256Int16(from + i), zero).Store(to + i);
        }
        written = i;
    }
}
