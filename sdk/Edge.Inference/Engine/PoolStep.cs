using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>MAX_POOL_2D or AVERAGE_POOL_2D in vectors of 128 bits.</summary>
internal sealed unsafe class PoolStep<TPool> : Step
    where TPool : IPool
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly PoolPlan _plan;

    /// <summary>Makes the plan.</summary>
    public PoolStep(Pool2D pool)
        : base("vector128", [pool])
    {
        (_input, _output) = (pool.Inputs[0], pool.Output);
        (_plan.Height, _plan.Width, _plan.Channels) = (_input.Shape[1], _input.Shape[2], _input.Shape[3]);
        (_plan.OutputHeight, _plan.OutputWidth) = (_output.Shape[1], _output.Shape[2]);
        (_plan.WindowHeight, _plan.WindowWidth) = (pool.Window.Height, pool.Window.Width);
        (_plan.StrideHeight, _plan.StrideWidth) = (pool.Window.StrideHeight, pool.Window.StrideWidth);
        (_plan.PadTop, _plan.PadLeft) = (pool.PadTop, pool.PadLeft);
        (_plan.Min, _plan.Max) = ((sbyte)pool.ActivationMin, (sbyte)pool.ActivationMax);
    }

    /// <summary>What the kernel computes.</summary>
    public ref readonly PoolPlan Plan => ref _plan;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        int batches = _output.Shape[0];
        nint inputLength = _input.Length / batches, outputLength = _output.Length / batches;
        fixed (sbyte* source = _input.Source(arena))
            for (int batch = 0; batch < batches; batch++)
                PoolKernel<TPool>.Run(_plan, source + _input.Offset + batch * inputLength, pointer + _output.Offset + batch * outputLength);
    }
}
