using System;
using System.Runtime.Intrinsics;

namespace Edge.Photographs.Optics;

/// <summary>The losses of JPEG: every 8x8 block of brightness and colour loses what its quantisation (ITU-T T.81, annex K) does not keep.</summary>
internal static class BlockCompression
{
    private const int Side = 8;

    private static readonly byte[] Luminance =
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static readonly byte[] Chrominance =
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    // Row k holds the k-th cosine; its transpose turns back.
    private static readonly Vector256<float>[] Cosines = MakeCosines(transposed: false);
    private static readonly Vector256<float>[] Transposed = MakeCosines(transposed: true);

    /// <summary>Compresses and restores a picture in place.</summary>
    /// <param name="pixels">Three bytes a pixel.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="quality">1 to 100, as libjpeg counts it.</param>
    /// <param name="gray">Whether all three channels are equal.</param>
    public static void Apply(byte[] pixels, int width, int height, int quality, bool gray)
    {
        float scale = (quality < 50 ? 5000f / quality : 200 - (2 * quality)) / 100;
        Vector256<float>[] luminance = Scaled(Luminance, scale), chrominance = Scaled(Chrominance, scale);
        Span<float> block = stackalloc float[3 * Side * Side];
        for (int top = 0; top < height; top += Side)
            for (int left = 0; left < width; left += Side)
            {
                Load(pixels, width, height, left, top, block);
                Quantise(block[..64], luminance);
                if (!gray)
                {
                    Quantise(block.Slice(64, 64), chrominance);
                    Quantise(block.Slice(128, 64), chrominance);
                }
                Store(pixels, width, height, left, top, block);
            }
    }

    private static void Quantise(Span<float> block, Vector256<float>[] table)
    {
        Span<Vector256<float>> rows = stackalloc Vector256<float>[Side];
        for (int y = 0; y < Side; y++)
            rows[y] = Vector256.Create<float>(block.Slice(y * Side, Side));
        Transform(rows, Cosines, Transposed);
        for (int y = 0; y < Side; y++)
            rows[y] = Vector256.Round(rows[y] / table[y]) * table[y];
        Transform(rows, Transposed, Cosines);
        for (int y = 0; y < Side; y++)
            rows[y].CopyTo(block.Slice(y * Side, Side));
    }

    // left * rows * right, eight columns at a time.
    private static void Transform(Span<Vector256<float>> rows, Vector256<float>[] left, Vector256<float>[] right)
    {
        Span<Vector256<float>> product = stackalloc Vector256<float>[Side];
        for (int y = 0; y < Side; y++)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int k = 0; k < Side; k++)
                sum += rows[k] * left[y].GetElement(k);
            product[y] = sum;
        }
        for (int y = 0; y < Side; y++)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int k = 0; k < Side; k++)
                sum += right[k] * product[y].GetElement(k);
            rows[y] = sum;
        }
    }

    // A block that reaches beyond the picture repeats its last pixels.
    private static void Load(byte[] pixels, int width, int height, int left, int top, Span<float> block)
    {
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                int i = 3 * ((Math.Min(top + y, height - 1) * width) + Math.Min(left + x, width - 1)), to = (y * Side) + x;
                float red = pixels[i], green = pixels[i + 1], blue = pixels[i + 2];
                float luma = (0.299f * red) + (0.587f * green) + (0.114f * blue);
                (block[to], block[64 + to], block[128 + to]) = (luma - 128, (blue - luma) * 0.564f, (red - luma) * 0.713f);
            }
    }

    private static void Store(byte[] pixels, int width, int height, int left, int top, Span<float> block)
    {
        for (int y = 0; y < Math.Min(Side, height - top); y++)
            for (int x = 0; x < Math.Min(Side, width - left); x++)
            {
                int i = 3 * (((top + y) * width) + left + x), from = (y * Side) + x;
                float luma = block[from] + 128, blue = block[64 + from], red = block[128 + from];
                pixels[i] = Clip(luma + (1.402f * red));
                pixels[i + 1] = Clip(luma - (0.344f * blue) - (0.714f * red));
                pixels[i + 2] = Clip(luma + (1.772f * blue));
            }
    }

    private static byte Clip(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);

    private static Vector256<float>[] Scaled(byte[] table, float scale)
    {
        var rows = new Vector256<float>[Side];
        Span<float> row = stackalloc float[Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
                row[x] = Math.Max(1, MathF.Round(table[(y * Side) + x] * scale));
            rows[y] = Vector256.Create<float>(row);
        }
        return rows;
    }

    private static Vector256<float>[] MakeCosines(bool transposed)
    {
        var rows = new Vector256<float>[Side];
        Span<float> row = stackalloc float[Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                (int k, int n) = transposed ? (x, y) : (y, x);
                row[x] = (k == 0 ? MathF.Sqrt(0.125f) : 0.5f) * MathF.Cos(((2 * n) + 1) * k * MathF.PI / 16);
            }
            rows[y] = Vector256.Create<float>(row);
        }
        return rows;
    }
}
