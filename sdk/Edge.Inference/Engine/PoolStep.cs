using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>MAX_POOL_2D or AVERAGE_POOL_2D in vectors of 128 bits.</summary>
internal sealed unsafe class PoolStep<TPool> : PictureStep
    where TPool : IPool
{
    private readonly PoolPlan _plan;

    /// <summary>Makes the plan.</summary>
    public PoolStep(Pool2D pool)
        : base("vector128", [pool], pool.Output.Shape[0])
    {
        int[] input = pool.Inputs[0].Shape, output = pool.Output.Shape;
        (_plan.Height, _plan.Width, _plan.Channels) = (input[1], input[2], input[3]);
        (_plan.OutputHeight, _plan.OutputWidth) = (output[1], output[2]);
        (_plan.WindowHeight, _plan.WindowWidth) = (pool.Window.Height, pool.Window.Width);
        (_plan.StrideHeight, _plan.StrideWidth) = (pool.Window.StrideHeight, pool.Window.StrideWidth);
        (_plan.PadTop, _plan.PadLeft) = (pool.PadTop, pool.PadLeft);
        (_plan.Min, _plan.Max) = ((sbyte)pool.ActivationMin, (sbyte)pool.ActivationMax);
    }

    /// <summary>What the kernel computes.</summary>
    public ref readonly PoolPlan Plan => ref _plan;

    /// <inheritdoc/>
    protected override void Run(sbyte* input, sbyte* output, byte* scratch) => PoolKernel<TPool>.Run(_plan, input, output);
}
