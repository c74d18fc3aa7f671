using System;

namespace Edge.Photographs.Pens;

/// <summary>Enlarges a small picture by a cubic B-spline, which is smooth where bilinear interpolation has corners.</summary>
internal static class Spline
{
    /// <summary>Enlarges by a whole factor.</summary>
    /// <param name="image">side * side bytes.</param>
    /// <param name="side">Side of the image.</param>
    /// <param name="zoom">The factor.</param>
    /// <param name="rows">Scratch of side * side * zoom.</param>
    /// <param name="result">Receives side * zoom rows of as many values, on the scale of the image.</param>
    public static void Enlarge(ReadOnlySpan<byte> image, int side, int zoom, float[] rows, float[] result)
    {
        int size = side * zoom;
        Span<float> weights = stackalloc float[4];
        for (int x = 0; x < size; x++)
        {
            int first = Weights(x, zoom, weights);
            for (int y = 0; y < side; y++)
            {
                float sum = 0;
                for (int k = 0; k < 4; k++)
                    if ((uint)(first + k) < (uint)side)
                        sum += weights[k] * image[(y * side) + first + k];
                rows[(y * size) + x] = sum;
            }
        }
        for (int y = 0; y < size; y++)
        {
            int first = Weights(y, zoom, weights);
            Span<float> line = result.AsSpan(y * size, size);
            line.Clear();
            for (int k = 0; k < 4; k++)
                if ((uint)(first + k) < (uint)side)
                    for (int x = 0; x < size; x++)
                        line[x] += weights[k] * rows[((first + k) * size) + x];
        }
    }

    // The four neighbours' weights of cell x of the result, and the first neighbour.
    private static int Weights(int x, int zoom, Span<float> weights)
    {
        float at = ((x + 0.5f) / zoom) - 0.5f;
        int before = (int)MathF.Floor(at);
        float t = at - before, s = 1 - t;
        weights[0] = s * s * s / 6;
        weights[1] = (2f / 3) - (t * t * (2 - t) / 2);
        weights[2] = (2f / 3) - (s * s * (2 - s) / 2);
        weights[3] = t * t * t / 6;
        return before - 1;
    }
}
