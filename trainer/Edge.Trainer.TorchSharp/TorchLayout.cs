using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Torch;

/// <summary>Between PyTorch's layouts (channels first) and those of the trainer (channels last).</summary>
public static class TorchLayout
{
    /// <summary>Images [row, column, channel] to [channel, row, column].</summary>
    /// <param name="images">Any number of images.</param>
    /// <param name="shape">The shape of one.</param>
    public static float[] ImagesToTorch(ReadOnlySpan<float> images, TensorShape shape)
    {
        var result = new float[images.Length];
        int pixels = shape.Height * shape.Width;
        for (int start = 0; start < images.Length; start += shape.Length)
            for (int pixel = 0; pixel < pixels; pixel++)
                for (int channel = 0; channel < shape.Channels; channel++)
                    result[start + (channel * pixels) + pixel] = images[start + (pixel * shape.Channels) + channel];
        return result;
    }

    /// <summary>A convolution [filter, channel, row, column] to [row, column, channel, filter].</summary>
    public static float[] ConvolutionFromTorch(ReadOnlySpan<float> weights, int kernel, int channels, int filters)
    {
        var result = new float[weights.Length];
        int taps = kernel * kernel, next = 0;
        for (int tap = 0; tap < taps; tap++)
            for (int channel = 0; channel < channels; channel++)
                for (int filter = 0; filter < filters; filter++)
                    result[next++] = weights[(((filter * channels) + channel) * taps) + tap];
        return result;
    }

    /// <summary>A dense layer [unit, input] with inputs of an image in the order channel, row, column to [input, unit] with inputs in the order row, column, channel.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="image">The image before the flatten; a vector is 1 x 1 x length.</param>
    /// <param name="units">The outputs.</param>
    public static float[] DenseFromTorch(ReadOnlySpan<float> weights, TensorShape image, int units)
    {
        var result = new float[weights.Length];
        int pixels = image.Height * image.Width, next = 0;
        for (int pixel = 0; pixel < pixels; pixel++)
            for (int channel = 0; channel < image.Channels; channel++)
                for (int unit = 0; unit < units; unit++)
                    result[next++] = weights[(unit * image.Length) + (channel * pixels) + pixel];
        return result;
    }
}
