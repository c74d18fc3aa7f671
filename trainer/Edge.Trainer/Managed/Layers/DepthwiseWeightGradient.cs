using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>weights += sum over the windows of source * target, where target holds the gradient of the convolution's output.</summary>
/// <remarks>A row of windows is summed in four chains, always the same four, so that the processor need not wait for one sum.</remarks>
internal readonly unsafe struct DepthwiseWeightGradient : IDepthwisePass
{
    public static void Run<TSimd, TVector>(in DepthwiseOperands operands, int channel)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        (int kernel, int stride, int channels) = (operands.Kernel, operands.Stride, operands.TargetShape.Channels);
        (int height, int width) = (operands.SourceShape.Height, operands.SourceShape.Width);
        TVector one = TSimd.Broadcast(1);
        for (int y = 0; y < operands.TargetShape.Height; y++)
        {
            int top = (y * stride) - operands.Top;
            float* gradient = operands.Target + ((nint)y * operands.TargetShape.Width * channels) + channel;
            for (int row = Math.Max(0, -top); row < Math.Min(kernel, height - top); row++)
                for (int column = 0; column < kernel; column++)
                {
                    // The windows whose tap lies between the left and the right border.
                    int shift = column - operands.Left;
                    int first = shift >= 0 ? 0 : (stride - 1 - shift) / stride;
                    int count = Math.Min(operands.TargetShape.Width, (width - 1 - shift + stride) / stride) - first;
                    float* source = operands.Source + ((nint)(((top + row) * width) + shift + (first * stride)) * channels) + channel;
                    float* weight = operands.Weights + (((row * kernel) + column) * channels) + channel;
                    TVector sum = Row<TSimd, TVector>(source, gradient + ((nint)first * channels), (nint)stride * channels, channels, count);
                    TSimd.Store(TSimd.FusedMultiplyAdd(sum, one, TSimd.Load(weight)), weight);
                }
        }
    }

    private static TVector Row<TSimd, TVector>(float* source, float* gradient, nint step, int channels, int count)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default, one = TSimd.Broadcast(1);
        int i = 0;
        for (; i + 4 <= count; i += 4, source += 4 * step, gradient += 4 * channels)
        {
            sum0 = TSimd.FusedMultiplyAdd(TSimd.Load(source), TSimd.Load(gradient), sum0);
            sum1 = TSimd.FusedMultiplyAdd(TSimd.Load(source + step), TSimd.Load(gradient + channels), sum1);
            sum2 = TSimd.FusedMultiplyAdd(TSimd.Load(source + (2 * step)), TSimd.Load(gradient + (2 * channels)), sum2);
            sum3 = TSimd.FusedMultiplyAdd(TSimd.Load(source + (3 * step)), TSimd.Load(gradient + (3 * channels)), sum3);
        }
        for (; i < count; i++, source += step, gradient += channels)
            sum0 = TSimd.FusedMultiplyAdd(TSimd.Load(source), TSimd.Load(gradient), sum0);
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(sum0, one, sum1), one, TSimd.FusedMultiplyAdd(sum2, one, sum3));
    }
}
