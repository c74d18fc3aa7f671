using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>ADD of two tensors of one shape.</summary>
internal static unsafe class AddKernel<TForm, TVector>
    where TForm : IAddForm<TVector>
    where TVector : struct
{
    private const int MostLanes = 16;

    /// <summary>Computes the sum.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="first">First input.</param>
    /// <param name="second">Second input.</param>
    /// <param name="output">Receives the output.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in AddPlan plan, sbyte* first, sbyte* second, sbyte* output)
    {
        int i = 0, lanes = TForm.Lanes;
        for (; i <= plan.Length - lanes; i += lanes)
            TForm.Store(Sum(plan, first + i, second + i), plan.Output, output + i, lanes);
        int rest = plan.Length - i;
        if (rest == 0)
            return;
        // What is left over is copied, so that nothing is read behind the inputs.
        sbyte* copy = stackalloc sbyte[2 * MostLanes];
        for (int j = 0; j < rest; j++)
        {
            copy[j] = first[i + j];
            copy[MostLanes + j] = second[i + j];
        }
        TForm.Store(Sum(plan, copy, copy + MostLanes), plan.Output, output + i, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum(in AddPlan plan, sbyte* first, sbyte* second) =>
        TForm.Add(Scale(plan.First, TForm.LoadBytes(first)), Scale(plan.Second, TForm.LoadBytes(second)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Scale(in AddInput input, TVector values)
    {
        TVector upper = TForm.Add(TForm.Multiply(values, TForm.Broadcast(input.High)), TForm.Broadcast(input.HighOffset));
        TVector lower = TForm.Add(TForm.Multiply(values, TForm.Broadcast(input.Low)), TForm.Broadcast(input.LowOffset));
        TVector high = TForm.Add(upper, TForm.ShiftRight(lower, AddPlan.LowBits));
        TVector rounded = TForm.Subtract(TForm.Add(high, TForm.Broadcast(input.Rounding)), TForm.Nudge(high, TForm.Broadcast(input.NudgeMask)));
        return TForm.ShiftRight(rounded, input.Shift);
    }
}
