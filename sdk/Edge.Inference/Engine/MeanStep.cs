using System;
using System.Linq;
using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>MEAN over neighbouring dimensions, as over rows and columns, in vectors of 128 bits.</summary>
internal sealed unsafe class MeanStep : Step
{
    private const int MostReduced = 1 << 15;

    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly MeanPlan _plan;

    private MeanStep(Mean mean, MeanPlan plan)
        : base("vector128", [mean])
    {
        (_input, _output, _plan) = (mean.Inputs[0], mean.Output, plan);
    }

    /// <summary>The step, or null where the reduced dimensions are no neighbours or too large.</summary>
    public static MeanStep? Of(Mean mean)
    {
        int[] shape = mean.Inputs[0].Shape;
        // Dimensions of 1 may count as reduced or not.
        int[] axes = [.. mean.Axes.Select(a => a < 0 ? a + shape.Length : a).Where(a => shape[a] > 1).Distinct().Order()];
        int first = axes.Length == 0 ? 0 : axes[0], end = axes.Length == 0 ? 0 : axes[^1] + 1;
        if (Enumerable.Range(first, end - first).Any(a => shape[a] > 1 && Array.IndexOf(axes, a) < 0))
            return null;
        MeanPlan plan;
        (plan.Outer, plan.Reduced, plan.Inner) = (Product(shape[..first]), Product(shape[first..end]), Product(shape[end..]));
        plan.Offset = plan.Reduced * mean.Inputs[0].ZeroPoint;
        (plan.Multiplier, plan.Shift, plan.ZeroPoint) = (mean.Multiplier, mean.Shift, mean.Output.ZeroPoint);
        return plan.Reduced <= MostReduced ? new MeanStep(mean, plan) : null;
    }

    /// <summary>What the kernel computes.</summary>
    public ref readonly MeanPlan Plan => ref _plan;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        fixed (sbyte* source = _input.Source(arena))
            MeanKernel.Run(_plan, source + _input.Offset, pointer + _output.Offset);
    }

    private static int Product(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);
}
