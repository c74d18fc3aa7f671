using System;

namespace Edge.Vision.Images.Jpeg;

/// <summary>From the samples of a frame's components to a picture. Colours of half the size are repeated, not smoothed.</summary>
internal static class JpegColors
{
    /// <summary>Makes the picture.</summary>
    /// <param name="frame">A frame whose coefficients are complete.</param>
    /// <param name="isRgb">Whether its three components are red, green and blue instead of luma and colour differences.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    public static Raster ToRaster(JpegFrame frame, bool isRgb, int channels)
    {
        var image = new Raster(frame.Width, frame.Height, channels);
        // The luma of JPEG is the grey of Luma: colour differences are not needed for it.
        bool isLuma = frame.Components.Length == 1 || (channels == 1 && !isRgb);
        byte[][] planes = new byte[isLuma ? 1 : 3][];
        for (int i = 0; i < planes.Length; i++)
            planes[i] = JpegTransform.Samples(frame.Components[i]);
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                int first = At(frame, planes, 0, x, y);
                Span<byte> pixel = image.Pixels.AsSpan(channels * ((y * image.Width) + x), channels);
                if (isLuma)
                    pixel.Fill((byte)first);
                else
                    SetColor(pixel, first, At(frame, planes, 1, x, y), At(frame, planes, 2, x, y), isRgb);
            }
        return image;
    }

    private static int At(JpegFrame frame, byte[][] planes, int index, int x, int y)
    {
        JpegComponent component = frame.Components[index];
        int row = y * component.Down / frame.MaxDown, column = x * component.Across / frame.MaxAcross;
        return planes[index][(row * 8 * component.BlocksAcross) + column];
    }

    // JFIF: full range, BT.601. The factors are in 65536ths.
    private static void SetColor(Span<byte> pixel, int a, int b, int c, bool isRgb)
    {
        int red = a, green = b, blue = c;
        if (!isRgb)
        {
            int cb = b - 128, cr = c - 128;
            red = Math.Clamp(a + (((91881 * cr) + 32768) >> 16), 0, 255);
            green = Math.Clamp(a - (((22554 * cb) + (46802 * cr) + 32768) >> 16), 0, 255);
            blue = Math.Clamp(a + (((116130 * cb) + 32768) >> 16), 0, 255);
        }
        if (pixel.Length == 1)
            pixel[0] = Luma.Of(red, green, blue);
        else
            (pixel[0], pixel[1], pixel[2]) = ((byte)red, (byte)green, (byte)blue);
    }
}
