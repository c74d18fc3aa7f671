using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Engine.Kernels;

/// <summary>MEAN in portable vectors: sixteen means at a time.</summary>
internal static unsafe class MeanKernel
{
    /// <summary>Computes all means.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The input, [outer, reduced, inner].</param>
    /// <param name="output">Receives the output, [outer, inner].</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in MeanPlan plan, sbyte* input, sbyte* output)
    {
        int* sums = stackalloc int[16];
        PoolWindow window;
        window.Rows = 1;
        window.Columns = plan.Reduced;
        window.ColumnStep = plan.Inner;
        window.RowStep = 0;
        nint step = (nint)plan.Reduced * plan.Inner;
        for (int outer = 0; outer < plan.Outer; outer++, input += step, output += plan.Inner)
        {
            int i = 0;
            for (; i <= plan.Inner - 16; i += 16)
            {
                WindowSums.Sixteen(input + i, window, out Vector128<int> a, out Vector128<int> b, out Vector128<int> c, out Vector128<int> d);
                Vector128.Store(a, sums);
                Vector128.Store(b, sums + 4);
                Vector128.Store(c, sums + 8);
                Vector128.Store(d, sums + 12);
                for (int j = 0; j < 16; j++)
                    output[i + j] = Requantize(plan, sums[j]);
            }
            for (; i < plan.Inner; i++)
                output[i] = Requantize(plan, WindowSums.One(input + i, window));
        }
    }

    private static sbyte Requantize(in MeanPlan plan, int sum)
    {
        int value = FixedPoint.MultiplyByQuantizedMultiplier(sum - plan.Offset, plan.Multiplier, plan.Shift) + plan.ZeroPoint;
        return (sbyte)FixedPoint.Clamp(value, sbyte.MinValue, sbyte.MaxValue);
    }
}
