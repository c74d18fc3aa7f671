using System;
using System.Buffers.Binary;
using System.IO;

namespace Edge.Quantize.Data;

/// <summary>Pictures and labels of a pair of IDX files, the format of MNIST; a byte b is the real b / 255.</summary>
public sealed class IdxImageSet : IImageSet
{
    private const int ImagesMagic = 0x803;
    private const int LabelsMagic = 0x801;

    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    private IdxImageSet(byte[] pixels, byte[] labels, int imageLength)
    {
        _pixels = pixels;
        _labels = labels;
        ImageLength = imageLength;
        Count = (pixels.Length - 16) / imageLength;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int ImageLength { get; }

    /// <summary>Reads both files.</summary>
    /// <param name="imagesPath">Big-endian 0x00000803, count, rows, columns, then bytes.</param>
    /// <param name="labelsPath">Big-endian 0x00000801, count, then bytes.</param>
    /// <exception cref="QuantizeException">A file is not what its name says.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxImageSet Load(string imagesPath, string labelsPath)
    {
        byte[] pixels = File.ReadAllBytes(imagesPath), labels = File.ReadAllBytes(labelsPath);
        int count = Header(pixels, imagesPath, ImagesMagic, 16);
        long imageLength = (long)Int32(pixels, 8) * Int32(pixels, 12);
        if (Int32(pixels, 8) < 1 || imageLength is < 1 or > 1 << 20 || pixels.Length != 16 + count * imageLength)
            throw new QuantizeException($"{imagesPath}: expected {count} pictures of {Int32(pixels, 8)}x{Int32(pixels, 12)} behind 16 bytes, got {pixels.Length} bytes; get the file again.");
        if (Header(labels, labelsPath, LabelsMagic, 8) != count || labels.Length != 8 + count)
            throw new QuantizeException($"{labelsPath}: expected {count} labels as there are pictures, got {labels.Length} bytes; get the file again.");
        return new IdxImageSet(pixels, labels, (int)imageLength);
    }

    /// <inheritdoc/>
    public int Label(int index) => _labels[8 + index];

    /// <inheritdoc/>
    public void CopyImage(int index, Span<float> destination)
    {
        ReadOnlySpan<byte> image = _pixels.AsSpan(16 + index * ImageLength, ImageLength);
        for (int i = 0; i < image.Length; i++)
            destination[i] = image[i] / 255f;
    }

    private static int Header(byte[] file, string path, int magic, int length)
    {
        if (file.Length < length || Int32(file, 0) != magic || Int32(file, 4) < 0)
            throw new QuantizeException($"{path}: expected an uncompressed IDX file (0x{magic:X8}), got something else; get the file again.");
        return Int32(file, 4);
    }

    private static int Int32(byte[] file, int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
