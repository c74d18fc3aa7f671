using System;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>From the trainer's layouts (channels last) to those of ONNX (channels first).</summary>
internal static class WeightLayout
{
    /// <summary>[kernel row, kernel column, channel, filter] to [filter, channel, kernel row, kernel column].</summary>
    public static T[] ConvolutionToOnnx<T>(ReadOnlySpan<T> weights, int kernel, int channels, int filters)
    {
        T[] result = new T[weights.Length];
        int next = 0;
        for (int filter = 0; filter < filters; filter++)
            for (int channel = 0; channel < channels; channel++)
                for (int tap = 0; tap < kernel * kernel; tap++)
                    result[next++] = weights[(((tap * channels) + channel) * filters) + filter];
        return result;
    }

    /// <summary>[input, unit] with inputs of an image in the order height, width, channel to [unit, input] with inputs in the order channel, height, width.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="image">The image before Flatten; a vector is 1 x 1 x length.</param>
    /// <param name="units">The outputs.</param>
    public static T[] DenseToOnnx<T>(ReadOnlySpan<T> weights, TensorShape image, int units)
    {
        T[] result = new T[weights.Length];
        int next = 0;
        for (int unit = 0; unit < units; unit++)
            for (int channel = 0; channel < image.Channels; channel++)
                for (int pixel = 0; pixel < image.Height * image.Width; pixel++)
                    result[next++] = weights[(((pixel * image.Channels) + channel) * units) + unit];
        return result;
    }
}
