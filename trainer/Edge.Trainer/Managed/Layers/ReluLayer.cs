using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>max(x, 0), in place: the sign of the output is all that the gradient needs.</summary>
internal sealed unsafe class ReluLayer(Activations input) : Layer(new LayerSpec(LayerType.Relu), input, input)
{
    /// <summary>Whether the layer before it does the work (<see cref="IFusesRelu"/>).</summary>
    public bool Fused { get; set; }

    public override void Forward(in Chunk chunk)
    {
        if (!Fused)
            VectorMath.Relu(Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }

    public override void Backward(in Chunk chunk)
    {
        if (!Fused && Input.Gradients is not null)
            VectorMath.ReluGradient(Input.GradientsOf(chunk.Start), Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }
}
