using System;

namespace Edge.Vision.Images.Jpeg;

/// <summary>From coefficients to samples: dequantisation and the inverse cosine transform of 8x8 blocks (T.81, A.3.3) in whole numbers.</summary>
internal static class JpegTransform
{
    private const int Side = 8;

    // Bits behind the point: of the cosines, and of the sums between the two passes.
    private const int CosineBits = 13;
    private const int MiddleBits = 3;

    // Larger products are those of damaged files; a bound keeps them from running over.
    private const int MaxCoefficient = 1 << 14;

    // Where the coefficients of the file (zigzag) stand in a block, row by row.
    private static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    // Basis[8 * u + x] = c(u) / 2 * cos((2x + 1) u pi / 16), c(0) = sqrt(1/2), else 1.
    private static readonly int[] Basis = MakeBasis();

    /// <summary>Makes the samples of a component: <see cref="JpegComponent.BlocksAcross"/> * 8 bytes a row.</summary>
    public static byte[] Samples(JpegComponent component)
    {
        int stride = Side * component.BlocksAcross;
        var samples = new byte[(long)stride * Side * component.BlocksDown];
        ReadOnlySpan<ushort> steps = component.Steps;
        Span<int> block = stackalloc int[Side * Side];
        for (int by = 0; by < component.BlocksDown; by++)
            for (int bx = 0; bx < component.BlocksAcross; bx++)
            {
                ReadOnlySpan<short> coefficients = component.Coefficients.AsSpan(64 * ((by * component.BlocksAcross) + bx), 64);
                Span<byte> target = samples.AsSpan((by * Side * stride) + (bx * Side));
                int last = coefficients.LastIndexOfAnyExcept((short)0);
                if (last <= 0)
                {
                    Flat(coefficients[0] * steps[0], target, stride);
                    continue;
                }
                block.Clear();
                for (int k = 0; k <= last; k++)
                    block[Zigzag[k]] = Math.Clamp(coefficients[k] * steps[k], -MaxCoefficient, MaxCoefficient);
                Inverse(block, target, stride);
            }
        return samples;
    }

    private static void Flat(int dc, Span<byte> target, int stride)
    {
        // The mean of the block: its DC coefficient is eight times that.
        byte value = (byte)Math.Clamp(((Math.Clamp(dc, -MaxCoefficient, MaxCoefficient) + 4) >> 3) + 128, 0, 255);
        for (int y = 0; y < Side; y++)
            target.Slice(y * stride, Side).Fill(value);
    }

    private static void Inverse(Span<int> block, Span<byte> target, int stride)
    {
        for (int x = 0; x < Side; x++)
            Pass(block[x..], Side, CosineBits - MiddleBits);
        for (int y = 0; y < Side; y++)
        {
            Span<int> row = block.Slice(y * Side, Side);
            Pass(row, 1, CosineBits + MiddleBits);
            for (int x = 0; x < Side; x++)
                target[(y * stride) + x] = (byte)Math.Clamp(row[x] + 128, 0, 255);
        }
    }

    // One dimension, in place. Even cosines are the same from both ends, odd ones change their sign: half of the products are enough.
    private static void Pass(Span<int> values, int step, int shift)
    {
        int c0 = values[0], c1 = values[step], c2 = values[2 * step], c3 = values[3 * step];
        int c4 = values[4 * step], c5 = values[5 * step], c6 = values[6 * step], c7 = values[7 * step];
        int[] basis = Basis;
        for (int x = 0; x < Side / 2; x++)
        {
            int even = (c0 * basis[x]) + (c2 * basis[16 + x]) + (c4 * basis[32 + x]) + (c6 * basis[48 + x]) + (1 << (shift - 1));
            int odd = (c1 * basis[8 + x]) + (c3 * basis[24 + x]) + (c5 * basis[40 + x]) + (c7 * basis[56 + x]);
            values[x * step] = (even + odd) >> shift;
            values[(Side - 1 - x) * step] = (even - odd) >> shift;
        }
    }

    private static int[] MakeBasis()
    {
        var basis = new int[Side * Side];
        for (int u = 0; u < Side; u++)
            for (int x = 0; x < Side; x++)
                basis[(Side * u) + x] = (int)Math.Round((u == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * (1 << CosineBits));
        return basis;
    }
}
