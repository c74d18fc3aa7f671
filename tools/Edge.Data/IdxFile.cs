using System;
using System.Buffers.Binary;
using System.IO;
using Edge.Cli;

namespace Edge.Data;

/// <summary>The IDX format of MNIST (LeCun, Cortes, Burges): a big-endian head of type and dimensions, then the bytes.</summary>
public static class IdxFile
{
    /// <summary>The largest file that is read, in bytes: 2^30.</summary>
    public const int MaxLength = 1 << 30;

    private const byte UnsignedByte = 8;

    /// <summary>Reads the bytes of a file of bearable size.</summary>
    /// <exception cref="UserErrorException">The file is too large or cannot be read; the message is a sentence for the user.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= MaxLength
                ? File.ReadAllBytes(path)
                : throw new UserErrorException($"Expected at most {MaxLength} bytes in '{path}', got {length}; take fewer images.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Expected to read '{path}', got the fault \"{e.Message.TrimEnd('.')}\"; give a folder whose files can be read.", e);
        }
    }

    /// <summary>Checks the head and size of a file of unsigned bytes.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="rank">The number of dimensions: 3 for images, 1 for labels.</param>
    /// <returns>The dimensions and the bytes after the head.</returns>
    /// <exception cref="UserErrorException">It is no such file; the message is a sentence for the user.</exception>
    public static (int[] Dimensions, ReadOnlyMemory<byte> Values) Parse(ReadOnlyMemory<byte> content, string name, int rank)
    {
        ReadOnlySpan<byte> span = content.Span;
        int head = 4 + (4 * rank);
        if (span.Length < head || span[0] != 0 || span[1] != 0 || span[2] != UnsignedByte || span[3] != rank)
        {
            string got = span.Length < head ? $"{span.Length} bytes" : Convert.ToHexString(span[..4]);
            throw new UserErrorException($"Expected '{name}' to be an IDX file that starts with the bytes 000008{rank:X2}, got {got}; fetch the file again.");
        }
        int[] dimensions = new int[rank];
        long size = 1;
        for (int i = 0; i < rank; i++)
        {
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(span[(4 + (4 * i))..]);
            if (dimension > int.MaxValue)
                throw new UserErrorException($"Expected dimensions below 2^31 in '{name}', got {dimension}; fetch the file again.");
            dimensions[i] = (int)dimension;
            size = Math.Min(size * dimension, long.MaxValue >> 32);
        }
        if (span.Length - head != size)
            throw new UserErrorException($"Expected {size} bytes after the head of '{name}', got {span.Length - head}; fetch the file again.");
        return (dimensions, content[head..]);
    }

    /// <summary>Joins a file of images and one of labels.</summary>
    /// <exception cref="UserErrorException">One is wrong or they do not belong together.</exception>
    public static ImageSet ParseSet(ReadOnlyMemory<byte> images, string imagesName, ReadOnlyMemory<byte> labels, string labelsName)
    {
        (int[] shape, ReadOnlyMemory<byte> pixels) = Parse(images, imagesName, 3);
        (int[] count, ReadOnlyMemory<byte> classes) = Parse(labels, labelsName, 1);
        if (shape[0] != count[0])
            throw new UserErrorException($"Expected as many labels as images, got {shape[0]} in '{imagesName}' and {count[0]} in '{labelsName}'; take files that belong together.");
        return new ImageSet(pixels, classes, shape[1], shape[2]);
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="values">The values after the head.</param>
    /// <param name="dimensions">Dimensions whose product is the number of values.</param>
    public static byte[] Format(ReadOnlySpan<byte> values, params int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        var file = new byte[4 + (4 * dimensions.Length) + values.Length];
        (file[2], file[3]) = (UnsignedByte, (byte)dimensions.Length);
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        values.CopyTo(file.AsSpan(file.Length - values.Length));
        return file;
    }
}
