using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Convolution of each channel alone, with weights [row, column, channel].</summary>
internal sealed class TorchDepthwiseConv2D(LayerSpec spec, TensorShape input, TrainedLayer first, Device device)
    : TorchWeightedLayer(spec, first, device, spec.Kernel, spec.Kernel, input.Channels, 1)
{
    private readonly TorchWindow _window = new(spec, input);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => _window.Convolve(input, Weights.Current.permute(2, 3, 0, 1), Bias?.Current, groups: _window.Channels);
}
