using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>MAX_POOL_2D and AVERAGE_POOL_2D in portable vectors: sixteen channels at a time.</summary>
internal static unsafe class PoolKernel<TPool>
    where TPool : IPool
{
    /// <summary>Computes one picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in PoolPlan plan, sbyte* input, sbyte* output)
    {
        PoolWindow window;
        window.ColumnStep = plan.Channels;
        window.RowStep = (nint)plan.Width * plan.Channels;
        Vector128<sbyte> min = Vector128.Create(plan.Min), max = Vector128.Create(plan.Max);
        for (int y = 0; y < plan.OutputHeight; y++)
        {
            int top = y * plan.StrideHeight - plan.PadTop, firstRow = top < 0 ? 0 : top, endRow = top + plan.WindowHeight;
            window.Rows = (endRow < plan.Height ? endRow : plan.Height) - firstRow;
            for (int x = 0; x < plan.OutputWidth; x++, output += plan.Channels)
            {
                int left = x * plan.StrideWidth - plan.PadLeft, firstColumn = left < 0 ? 0 : left, endColumn = left + plan.WindowWidth;
                window.Columns = (endColumn < plan.Width ? endColumn : plan.Width) - firstColumn;
                sbyte* cell = input + firstRow * window.RowStep + firstColumn * window.ColumnStep;
                int channel = 0;
                if (plan.Channels >= 16)
                    for (; channel < plan.Channels; channel += 16)
                    {
                        // The last sixteen may overlap those before them: they are computed again.
                        if (channel > plan.Channels - 16)
                            channel = plan.Channels - 16;
                        Vector128<sbyte> values = TPool.Sixteen(cell + channel, window);
                        Vector128.Store(Vector128.Max(Vector128.Min(values, max), min), output + channel);
                    }
                for (; channel < plan.Channels; channel++)
                {
                    sbyte value = TPool.One(cell + channel, window);
                    value = value < plan.Max ? value : plan.Max;
                    output[channel] = value > plan.Min ? value : plan.Min;
                }
            }
        }
    }
}
