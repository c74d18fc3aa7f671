using System;

namespace Edge.Vision.Images.Png;

/// <summary>Undoes the filters of PNG rows (ISO/IEC 15948, clause 9).</summary>
internal static class PngFilter
{
    /// <summary>Reconstructs a row in place.</summary>
    /// <param name="type">The filter type, 0 to 4.</param>
    /// <param name="row">The filtered row.</param>
    /// <param name="above">The reconstructed row above, zeros for the first.</param>
    /// <param name="pixelBytes">Bytes of a pixel, at least 1.</param>
    public static void Undo(int type, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        if (type is < 0 or > 4)
            throw new InvalidImageException($"Expected a PNG filter of 0 to 4, got {type}; the file is damaged, save it again.");
        if (type == 0)
            return;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes];
            int up = above[i];
            int corner = i < pixelBytes ? 0 : above[i - pixelBytes];
            int prediction = type switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, corner),
            };
            row[i] = (byte)(row[i] + prediction);
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left);
        int toUp = Math.Abs(estimate - up);
        int toCorner = Math.Abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner)
            return left;
        return toUp <= toCorner ? up : corner;
    }
}
