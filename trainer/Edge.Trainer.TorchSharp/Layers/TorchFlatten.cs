using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Turns an image into a vector in the order row, column, channel, which is the order of its memory.</summary>
internal sealed class TorchFlatten(LayerSpec spec, TensorShape input) : TorchLayer(spec)
{
    private readonly bool _isImage = input.Height * input.Width > 1;
    private readonly long _length = input.Length;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => (_isImage ? input.permute(0, 2, 3, 1) : input).reshape(step.Samples, _length);
}
