using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>Integer logits as real ones, for the loss. Gradients are those of real values everywhere, so they pass as they are.</summary>
/// <remarks>Its specification is that of a layer without effect.</remarks>
internal sealed unsafe class DequantizeLayer(Activations input, QuantizedTensor tensor, NetworkContext context)
    : Layer(new LayerSpec(LayerType.Dropout), input, new Activations(input.Shape, new FloatBuffer(input.Shape.Length * context.Batch), input.Gradients))
{
    public override void Forward(in Chunk chunk)
    {
        float* source = Input.ValuesOf(chunk.Start), target = Output.ValuesOf(chunk.Start);
        for (int i = 0; i < chunk.Count * Input.Shape.Length; i++)
            target[i] = source[i] * tensor.Quantization.Scale;
    }

    public override void Backward(in Chunk chunk)
    {
    }
}
