using System.Runtime.Intrinsics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Cuts the channels of a depthwise convolution into registers, the widest first. Channels do not meet, so the widths do not show in the bits.</summary>
internal static class DepthwiseChannels
{
    public static void Run<TPass>(in DepthwiseOperands operands)
        where TPass : struct, IDepthwisePass
    {
        int channel = 0;
        if (Vector512.IsHardwareAccelerated)
            Run<TPass, Simd512, Vector512<float>>(operands, ref channel);
        if (Vector256.IsHardwareAccelerated)
            Run<TPass, Simd256, Vector256<float>>(operands, ref channel);
        if (Vector128.IsHardwareAccelerated)
            Run<TPass, Simd128, Vector128<float>>(operands, ref channel);
        Run<TPass, SimdScalar, float>(operands, ref channel);
    }

    private static void Run<TPass, TSimd, TVector>(in DepthwiseOperands operands, ref int channel)
        where TPass : struct, IDepthwisePass
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        for (; channel + TSimd.Width <= operands.TargetShape.Channels; channel += TSimd.Width)
            TPass.Run<TSimd, TVector>(operands, channel);
    }
}
