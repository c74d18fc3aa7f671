namespace Edge.Vision.Images;

/// <summary>The pixels of a file being read: one byte a pixel for grey, three for red, green and blue.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Channels">1 or 3.</param>
internal sealed record Raster(int Width, int Height, int Channels)
{
    /// <summary>The pixels, row by row.</summary>
    public byte[] Pixels { get; } = new byte[Width * Height * Channels];
}
