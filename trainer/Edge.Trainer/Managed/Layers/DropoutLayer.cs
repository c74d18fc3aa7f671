using System;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Inverted dropout: zeroes a part of the values and scales the others up by a <see cref="DropoutMask"/>, while training only.</summary>
internal sealed unsafe class DropoutLayer : Layer
{
    private readonly FloatBuffer _mask;
    private readonly long _seed;

    public DropoutLayer(LayerSpec spec, Activations input, NetworkContext context, int position)
        : base(spec, input, Activations.Allocate(input.Shape, context.Batch))
    {
        _mask = new FloatBuffer(input.Shape.Length * context.Batch);
        _seed = context.Seed + position;
    }

    public override void Forward(in Chunk chunk)
    {
        int length = Input.Shape.Length;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* mask = _mask.Pointer + ((nint)sample * length);
            DropoutMask.Fill(mask, length, Spec.Rate, new SplitMix64(_seed, chunk.Step, sample));
            VectorMath.Multiply(Output.ValuesOf(sample), Input.ValuesOf(sample), mask, length);
        }
    }

    public override void Infer(in Chunk chunk) =>
        new Span<float>(Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length).CopyTo(new Span<float>(Output.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length));

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is null)
            return;
        int length = Input.Shape.Length;
        VectorMath.Multiply(
            Input.GradientsOf(chunk.Start), Output.GradientsOf(chunk.Start), _mask.Pointer + ((nint)chunk.Start * length), chunk.Count * length);
    }
}
