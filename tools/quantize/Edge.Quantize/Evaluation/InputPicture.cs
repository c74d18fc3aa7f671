using System;
using System.Collections.Generic;
using Edge.Micro;

namespace Edge.Quantize.Evaluation;

/// <summary>A picture as the int8 model gets it: the darkest byte is the lowest int8 value.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">1 (grey) or 3 (red, green, blue).</param>
/// <param name="Pixels">Row by row, channel by channel.</param>
public sealed record InputPicture(int Height, int Width, int Channels, IReadOnlyList<byte> Pixels)
{
    // A bigger picture is thinned out: a page has some dozens of them.
    private const int MostSide = 64;

    /// <summary>The picture of an input; null where the tensor is no picture.</summary>
    /// <param name="input">The model's input.</param>
    /// <param name="values">Its real values, NHWC.</param>
    public static InputPicture? Of(Tensor input, ReadOnlySpan<float> values)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape is not [1, > 1, > 1, 1 or 3])
            return null;
        int height = input.Shape[1], width = input.Shape[2], channels = input.Shape[3], step = (Math.Max(height, width) + MostSide - 1) / MostSide;
        int lowest = input.IsUnsigned ? 0 : sbyte.MinValue, rows = (height + step - 1) / step, columns = (width + step - 1) / step;
        var pixels = new byte[rows * columns * channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int y = i / (columns * channels) * step, x = i / channels % columns * step;
            float value = values[(((y * width) + x) * channels) + (i % channels)];
            pixels[i] = (byte)Math.Clamp(Math.Round((value / input.Scale) + input.ZeroPoint - lowest), byte.MinValue, byte.MaxValue);
        }
        return new InputPicture(rows, columns, channels, pixels);
    }
}
