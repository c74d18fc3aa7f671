using System;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The end of a residual block: the sum of its two paths. The first path shares the gradient of the sum.</summary>
internal sealed unsafe class AddLayer : Layer
{
    private readonly Activations _second;

    public AddLayer(LayerSpec spec, Activations first, Activations second, NetworkContext context)
        : base(spec, first, OutputOf(first, context))
    {
        _second = second;
    }

    public override void Forward(in Chunk chunk) =>
        VectorMath.Sum(Output.ValuesOf(chunk.Start), Input.ValuesOf(chunk.Start), _second.ValuesOf(chunk.Start), chunk.Count * Output.Shape.Length);

    public override void Backward(in Chunk chunk)
    {
        int length = chunk.Count * Output.Shape.Length;
        if (_second.Gradients is not null)
            new ReadOnlySpan<float>(Output.GradientsOf(chunk.Start), length).CopyTo(new Span<float>(_second.GradientsOf(chunk.Start), length));
    }

    private static Activations OutputOf(Activations first, NetworkContext context)
    {
        int length = first.Shape.Length * context.Batch;
        return new Activations(first.Shape, new FloatBuffer(length), first.Gradients ?? new FloatBuffer(length));
    }
}
