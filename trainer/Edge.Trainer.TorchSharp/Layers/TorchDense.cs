using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>y = x W + b with W [input, unit].</summary>
internal sealed class TorchDense(LayerSpec spec, TensorShape input, TrainedLayer first, Device device)
    : TorchWeightedLayer(spec, first, device, input.Length, spec.Units)
{
    private readonly long _inputs = input.Length;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step)
    {
        // An image of one pixel, as global pooling gives it, is a vector too.
        Tensor product = input.reshape(step.Samples, _inputs).matmul(Weights.Current);
        return Bias is null ? product : product.add(Bias.Current);
    }
}
