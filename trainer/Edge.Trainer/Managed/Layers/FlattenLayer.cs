using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Looks at the same memory as a vector, in the order height, width, channels.</summary>
internal sealed class FlattenLayer(LayerSpec spec, Activations input)
    : Layer(spec, input, new Activations(spec.OutputShape(input.Shape), input.Values, input.Gradients))
{
    public override void Forward(in Chunk chunk)
    {
    }

    public override void Backward(in Chunk chunk)
    {
    }
}
