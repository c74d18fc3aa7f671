using System;

namespace Edge.Quantize.Network;

/// <summary>Max or average pool; cells outside the picture do not count.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">[1, height, width, channels].</param>
/// <param name="Output">[1, output height, output width, channels].</param>
/// <param name="Window">The window.</param>
/// <param name="IsMax">True for the largest cell, false for the mean.</param>
public sealed record FloatPool2D(string Name, FloatTensor Source, FloatTensor Output, FloatWindow Window, bool IsMax)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        int height = Source.Shape[1], width = Source.Shape[2], channels = Source.Shape[3];
        int padTop = Window.Geometry.PadTop(height), padLeft = Window.Geometry.PadLeft(width);
        int to = 0;
        for (int outputY = 0; outputY < Output.Shape[1]; outputY++)
            for (int outputX = 0; outputX < Output.Shape[2]; outputX++)
                for (int c = 0; c < channels; c++)
                {
                    int top = outputY * Window.StrideHeight - padTop, left = outputX * Window.StrideWidth - padLeft;
                    float largest = float.NegativeInfinity, sum = 0;
                    int count = 0;
                    for (int y = Math.Max(top, 0); y < Math.Min(top + Window.Height, height); y++)
                        for (int x = Math.Max(left, 0); x < Math.Min(left + Window.Width, width); x++, count++)
                        {
                            float value = inputs[0][(y * width + x) * channels + c];
                            largest = Math.Max(largest, value);
                            sum += value;
                        }
                    output[to++] = IsMax ? largest : sum / count;
                }
    }
}
