using System;
using System.Buffers.Binary;
using System.IO;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests;

/// <summary>Images of ten glyphs of 5x7 dots, drawn three times as large at random places with noise: a small problem for machines without MNIST.</summary>
internal static class SyntheticDigits
{
    private const int Side = 28;

    // One row of five dots a number, from the top.
    private static readonly byte[][] Glyphs =
    [
        [14, 17, 19, 21, 25, 17, 14], [4, 12, 4, 4, 4, 4, 14], [14, 17, 1, 6, 8, 16, 31], [31, 2, 4, 2, 1, 17, 14], [2, 6, 10, 18, 31, 2, 2],
        [31, 16, 30, 1, 1, 17, 14], [6, 8, 16, 30, 17, 17, 14], [31, 1, 2, 4, 8, 8, 8], [14, 17, 17, 14, 17, 17, 14], [14, 17, 17, 15, 1, 2, 12],
    ];

    /// <summary>A set of images.</summary>
    public static ImageSet Make(int count, long seed)
    {
        byte[] pixels = new byte[count * Side * Side], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            var random = new SplitMix64(seed, 0, i);
            labels[i] = (byte)random.NextInt32(Glyphs.Length);
            Draw(pixels.AsSpan(i * Side * Side, Side * Side), Glyphs[labels[i]], ref random);
        }
        return new ImageSet(pixels, labels, Side, Side);
    }

    /// <summary>Writes four IDX files under MNIST's names.</summary>
    public static void Write(string folder, int training, int test)
    {
        Write(folder, Mnist.TrainImages, Mnist.TrainLabels, Make(training, 1));
        Write(folder, Mnist.TestImages, Mnist.TestLabels, Make(test, 2));
    }

    /// <summary>The bytes of an IDX file.</summary>
    public static byte[] Idx(ReadOnlySpan<byte> values, params int[] dimensions)
    {
        byte[] file = new byte[4 + (4 * dimensions.Length) + values.Length];
        file[2] = 8;
        file[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        values.CopyTo(file.AsSpan(4 + (4 * dimensions.Length)));
        return file;
    }

    private static void Write(string folder, string images, string labels, ImageSet set)
    {
        File.WriteAllBytes(Path.Combine(folder, images), Idx(set.Pixels.Span, set.Count, Side, Side));
        File.WriteAllBytes(Path.Combine(folder, labels), Idx(set.Labels.Span, set.Count));
    }

    private static void Draw(Span<byte> image, byte[] glyph, ref SplitMix64 random)
    {
        const int Scale = 3;
        int left = 3 + random.NextInt32(7), top = 2 + random.NextInt32(4);
        foreach (ref byte pixel in image)
            pixel = (byte)random.NextInt32(60);
        for (int y = 0; y < 7 * Scale; y++)
            for (int x = 0; x < 5 * Scale; x++)
                if ((glyph[y / Scale] >> (4 - (x / Scale)) & 1) != 0)
                    image[((top + y) * Side) + left + x] = (byte)(180 + random.NextInt32(76));
    }
}
