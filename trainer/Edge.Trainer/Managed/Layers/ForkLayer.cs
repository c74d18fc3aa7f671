using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The begin of a residual block: gives its input to two paths, and the input the sum of their gradients.</summary>
/// <remarks>
/// In the network's row of layers stand this one, those of the first path, those of the second and <see cref="AddLayer"/>. Backward
/// runs through both paths before it comes here, so the first path may have the input's own gradient.
/// </remarks>
internal sealed unsafe class ForkLayer : Layer
{
    public ForkLayer(LayerSpec spec, Activations input, NetworkContext context)
        : base(spec, input, input)
    {
        First = new Activations(input.Shape, ValuesFor(spec.Layers, context), input.Gradients);
        Second = new Activations(
            input.Shape, ValuesFor(spec.Shortcut, context), input.Gradients is null ? null : new FloatBuffer(input.Shape.Length * context.Batch));
    }

    /// <summary>The input of the first path.</summary>
    public Activations First { get; }

    /// <summary>The input of the second path, or what the block adds where there is none.</summary>
    public Activations Second { get; }

    /// <summary>Layers of the first path in the network's row.</summary>
    public int FirstLength { get; set; }

    /// <summary>Layers of the second path in the network's row.</summary>
    public int SecondLength { get; set; }

    public override void Forward(in Chunk chunk)
    {
        CopyTo(First, chunk);
        CopyTo(Second, chunk);
    }

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is not null)
            VectorMath.Add(Input.GradientsOf(chunk.Start), Second.GradientsOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }

    // A path that begins by changing its input gets a copy: the other path and the layer before the block still need the values.
    private FloatBuffer ValuesFor(IReadOnlyList<LayerSpec> path, NetworkContext context) =>
        path.Count > 0 && path[0].Type == LayerType.Relu ? new FloatBuffer(Input.Shape.Length * context.Batch) : Input.Values;

    private void CopyTo(Activations path, in Chunk chunk)
    {
        if (path.Values == Input.Values)
            return;
        int length = chunk.Count * Input.Shape.Length;
        new ReadOnlySpan<float>(Input.ValuesOf(chunk.Start), length).CopyTo(new Span<float>(path.ValuesOf(chunk.Start), length));
    }
}
