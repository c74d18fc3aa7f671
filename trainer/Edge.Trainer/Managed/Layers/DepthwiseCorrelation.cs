using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>target = bias + sum over the taps inside the image of source * weight: one chain of fused multiply-adds in the order of the taps.</summary>
internal readonly unsafe struct DepthwiseCorrelation : IDepthwisePass
{
    public static void Run<TSimd, TVector>(in DepthwiseOperands operands, int channel)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        (int kernel, int stride, int channels) = (operands.Kernel, operands.Stride, operands.TargetShape.Channels);
        (int height, int width) = (operands.SourceShape.Height, operands.SourceShape.Width);
        TVector bias = operands.Bias is null ? default : TSimd.Load(operands.Bias + channel);
        float* target = operands.Target + channel;
        for (int y = 0; y < operands.TargetShape.Height; y++)
        {
            int top = (y * stride) - operands.Top;
            int firstRow = Math.Max(0, -top), lastRow = Math.Min(kernel, height - top);
            float* rows = operands.Source + ((nint)top * width * channels) + channel;
            float* weights = operands.Weights + channel;
            for (int x = 0; x < operands.TargetShape.Width;)
            {
                int left = (x * stride) - operands.Left;
                float* window = rows + ((nint)left * channels);
                // Four windows wholly between the left and right border share each weight that is read.
                if (left >= 0 && left + (3 * stride) + kernel <= width && x + 4 <= operands.TargetShape.Width)
                {
                    Four<TSimd, TVector>(window, weights, target, bias, operands, firstRow, lastRow);
                    x += 4;
                    target += 4 * channels;
                    continue;
                }
                int firstColumn = Math.Max(0, -left), lastColumn = Math.Min(kernel, width - left);
                TVector sum = bias;
                for (int row = firstRow; row < lastRow; row++)
                    for (int column = firstColumn; column < lastColumn; column++)
                        sum = TSimd.FusedMultiplyAdd(
                            TSimd.Load(window + ((nint)((row * width) + column) * channels)), TSimd.Load(weights + (((row * kernel) + column) * channels)), sum);
                TSimd.Store(sum, target);
                x++;
                target += channels;
            }
        }
    }

    private static void Four<TSimd, TVector>(float* window, float* weights, float* target, TVector bias, in DepthwiseOperands operands, int firstRow, int lastRow)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int channels = operands.TargetShape.Channels, kernel = operands.Kernel;
        nint step = (nint)operands.Stride * channels, line = (nint)operands.SourceShape.Width * channels;
        TVector sum0 = bias, sum1 = bias, sum2 = bias, sum3 = bias;
        for (int row = firstRow; row < lastRow; row++)
        {
            float* source = window + (row * line);
            float* weight = weights + ((nint)row * kernel * channels);
            for (int column = 0; column < kernel; column++, source += channels, weight += channels)
            {
                TVector factor = TSimd.Load(weight);
                sum0 = TSimd.FusedMultiplyAdd(TSimd.Load(source), factor, sum0);
                sum1 = TSimd.FusedMultiplyAdd(TSimd.Load(source + step), factor, sum1);
                sum2 = TSimd.FusedMultiplyAdd(TSimd.Load(source + (2 * step)), factor, sum2);
                sum3 = TSimd.FusedMultiplyAdd(TSimd.Load(source + (3 * step)), factor, sum3);
            }
        }
        TSimd.Store(sum0, target);
        TSimd.Store(sum1, target + channels);
        TSimd.Store(sum2, target + (2 * channels));
        TSimd.Store(sum3, target + (3 * channels));
    }
}
