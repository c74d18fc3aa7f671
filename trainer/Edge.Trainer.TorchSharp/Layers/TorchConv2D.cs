using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Two-dimensional convolution with weights [row, column, channel, filter].</summary>
internal sealed class TorchConv2D(LayerSpec spec, TensorShape input, TrainedLayer first, Device device)
    : TorchWeightedLayer(spec, first, device, spec.Kernel, spec.Kernel, input.Channels, spec.Filters)
{
    private readonly TorchWindow _window = new(spec, input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => _window.Convolve(input, Weights.Current.permute(3, 2, 0, 1), Bias?.Current, 1);
}
