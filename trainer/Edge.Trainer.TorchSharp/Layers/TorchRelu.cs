using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>max(x, 0).</summary>
internal sealed class TorchRelu() : TorchLayer(new LayerSpec(LayerType.Relu))
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => input.relu();
}
