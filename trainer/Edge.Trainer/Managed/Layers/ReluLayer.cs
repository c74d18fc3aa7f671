using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>max(x, 0), in place: the sign of the output is all that the gradient needs.</summary>
internal sealed unsafe class ReluLayer(Activations input) : Layer(new LayerSpec(LayerType.Relu), input, input)
{
    public override void Forward(in Chunk chunk) => VectorMath.Relu(Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is not null)
            VectorMath.ReluGradient(Input.GradientsOf(chunk.Start), Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }
}
