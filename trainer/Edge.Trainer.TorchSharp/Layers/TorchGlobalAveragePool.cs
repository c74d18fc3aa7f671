using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Mean of each channel over the image, which becomes one pixel.</summary>
internal sealed class TorchGlobalAveragePool(LayerSpec spec) : TorchLayer(spec)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => input.mean(new long[] { 2, 3 }, true);
}
