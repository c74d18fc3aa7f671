using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>max(x, 0), in place: the sign of the output is all that the gradient needs.</summary>
/// <param name="input">What it works on.</param>
/// <param name="fused">Whether the layer before it does the work (<see cref="IFusesRelu"/>).</param>
internal sealed unsafe class ReluLayer(Activations input, bool fused = false) : Layer(new LayerSpec(LayerType.Relu), input, input)
{
    public override void Forward(in Chunk chunk)
    {
        if (!fused)
            VectorMath.Relu(Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }

    public override void Backward(in Chunk chunk)
    {
        if (!fused)
            VectorMath.ReluGradient(Input.GradientsOf(chunk.Start), Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length);
    }
}
