using System;

namespace Edge.Vision.Steps;

/// <summary>Turns light into dark.</summary>
internal static class Inverter
{
    /// <summary>Replaces every pixel p by 255 - p.</summary>
    public static void Invert(Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)~pixels[i];
    }
}
