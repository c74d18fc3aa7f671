using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Edge.Inference.Engine.Kernels;

/// <content>Pairs by 16 or 8.</content>
internal static unsafe partial class PairedCopy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static partial void WriteWide(short* first, short* second, int* to, nint count, ref nint written)
    {
        nint i = written;
        if (Avx512F.IsSupported)
            for (; i <= count - 16; i += 16)
            {
                Vector512<int> upper = Avx512F.ShiftLeftLogical(Avx512F.ConvertToVector512Int32(Vector256.Load(second + i)), 16);
                Avx512F.Or(Avx512F.ConvertToVector512Int32(Vector256.Load((ushort*)first + i)), upper).Store(to + i);
            }
        else if (Avx2.IsSupported)
            for (; i <= count - 8; i += 8)
            {
                Vector256<int> upper = Avx2.ShiftLeftLogical(Avx2.ConvertToVector256Int32(Vector128.Load(second + i)), 16);
                Avx2.Or(Avx2.ConvertToVector256Int32(Vector128.Load((ushort*)first + i)), upper).Store(to + i);
            }
        written = i;
    }
}
