using System;
using System.Collections.Generic;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>A photograph with the truth about it.</summary>
/// <param name="Image">The picture in colour; grey where the camera is a grey one (all three channels are equal then).</param>
/// <param name="Digits">The digits in reading order; none on a photograph of something else.</param>
/// <param name="NonDigit">What it shows where it holds no digit; null where it holds digits.</param>
/// <param name="Disturbances">What makes it hard.</param>
public sealed record Photograph(ColorImage Image, IReadOnlyList<PhotographedDigit> Digits, NonDigitKind? NonDigit, Disturbances Disturbances)
{
    /// <summary>The picture in grey by ITU-R BT.601, as cameras and picture files give it to vision.</summary>
    public GrayImage ToGray()
    {
        var gray = new GrayImage(Image.Width, Image.Height);
        ReadOnlySpan<byte> from = Image.Pixels;
        for (int i = 0; i < gray.Pixels.Length; i++)
            gray.Pixels[i] = (byte)(((from[3 * i] * 19595) + (from[(3 * i) + 1] * 38470) + (from[(3 * i) + 2] * 7471) + 32768) >> 16);
        return gray;
    }
}
