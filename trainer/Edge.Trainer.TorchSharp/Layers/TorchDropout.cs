using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Inverted dropout by the masks of the managed backend, so that both drop the same values.</summary>
/// <param name="spec">The layer.</param>
/// <param name="shape">The shape of its input.</param>
/// <param name="seed">The seed of its masks.</param>
/// <param name="device">Where it lives.</param>
internal sealed class TorchDropout(LayerSpec spec, TensorShape shape, long seed, Device device) : TorchLayer(spec)
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step)
    {
        if (!step.IsTraining)
            return input;
        float[] masks = new float[step.Samples * shape.Length];
        DropoutMask.Fill(masks, step.Samples, Spec.Rate, seed, step.Number);
        Tensor images = TorchTensors.Make(masks, device, step.Samples, shape.Height, shape.Width, shape.Channels).permute(0, 3, 1, 2);
        // The input is an image, or a vector: then the image has one pixel.
        return input.mul(images.reshape(input.shape));
    }
}
