using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>The window of a convolution over images of one shape.</summary>
/// <param name="spec">The convolution.</param>
/// <param name="input">The shape of its input.</param>
/// <remarks>PyTorch pads opposite sides alike, while "same" can need one cell more at the bottom and right; only then is the image padded beforehand.</remarks>
internal sealed class TorchWindow(LayerSpec spec, TensorShape input)
{
    private readonly long[] _before = [spec.PaddingBefore(input.Height), spec.PaddingBefore(input.Width)];
    private readonly long[] _after = [spec.PaddingAfter(input.Height), spec.PaddingAfter(input.Width)];
    private readonly long[] _strides = [spec.Stride, spec.Stride];

    /// <summary>The channels of the input.</summary>
    public int Channels => input.Channels;

    /// <summary>Convolves images.</summary>
    /// <param name="images">[batch, channel, row, column].</param>
    /// <param name="weights">[filter, channel of the group, row, column].</param>
    /// <param name="bias">One value a filter, or null.</param>
    /// <param name="groups">The groups that channels and filters are parted into.</param>
    public Tensor Convolve(Tensor images, Tensor weights, Tensor? bias, long groups)
    {
        if (_before[0] == _after[0] && _before[1] == _after[1])
            return nn.functional.conv2d(images, weights, bias, _strides, _before, null, groups);
        Tensor padded = nn.functional.pad(images, new[] { _before[1], _after[1], _before[0], _after[0] });
        return nn.functional.conv2d(padded, weights, bias, _strides, null, null, groups);
    }
}
