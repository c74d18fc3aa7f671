using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Mean of each window inside the image.</summary>
internal sealed class TorchAveragePool(LayerSpec spec) : TorchLayer(spec)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) =>
        nn.functional.avg_pool2d(input, new long[] { Spec.Kernel, Spec.Kernel }, new long[] { Spec.Stride, Spec.Stride });
}
