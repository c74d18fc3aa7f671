using System;
using System.Buffers.Binary;
using System.IO;
using Edge.Cli;

namespace Edge.Desktop.Sources;

/// <summary>Labelled 28x28 digits in MNIST's format IDX: white ink on black.</summary>
internal sealed class IdxDigits
{
    /// <summary>Side of a digit in pixels.</summary>
    public const int Side = 28;

    /// <summary>Bytes of a digit.</summary>
    public const int Pixels = Side * Side;

    private const int ImagesMagic = 0x803;
    private const int LabelsMagic = 0x801;
    private const int ImagesHeader = 16;
    private const int LabelsHeader = 8;
    private const int MaxBytes = 1 << 27;

    private readonly byte[] _images;
    private readonly byte[] _labels;

    private IdxDigits(byte[] images, byte[] labels)
    {
        _images = images;
        _labels = labels;
    }

    /// <summary>Number of digits.</summary>
    public int Count => _labels.Length - LabelsHeader;

    /// <summary>The digits that ship with this program, a part of MNIST's test set.</summary>
    public static IdxDigits Bundled()
    {
        using Stream images = Resource("mnist-images-idx3-ubyte");
        using Stream labels = Resource("mnist-labels-idx1-ubyte");
        return Read(images, labels);
    }

    /// <summary>Reads a pair of files.</summary>
    /// <exception cref="UserErrorException">They are no pair of IDX files with 28x28 pictures.</exception>
    public static IdxDigits Read(Stream images, Stream labels)
    {
        byte[] imageBytes = ReadAll(images);
        byte[] labelBytes = ReadAll(labels);
        Check(labelBytes, LabelsMagic, LabelsHeader, 1, "labels");
        Check(imageBytes, ImagesMagic, ImagesHeader, Pixels, "pictures");
        if (BinaryPrimitives.ReadInt32BigEndian(imageBytes.AsSpan(8)) != Side || BinaryPrimitives.ReadInt32BigEndian(imageBytes.AsSpan(12)) != Side)
            throw new UserErrorException($"Expected IDX pictures of {Side}x{Side}, got another size; use MNIST's own files.");
        int count = labelBytes.Length - LabelsHeader;
        if ((imageBytes.Length - ImagesHeader) / Pixels != count)
            throw new UserErrorException($"Expected as many IDX labels as pictures, got {count} and {(imageBytes.Length - ImagesHeader) / Pixels}; use files of one set.");
        if (labelBytes.AsSpan(LabelsHeader).ContainsAnyExceptInRange((byte)0, (byte)9))
            throw new UserErrorException("Expected IDX labels of 0 to 9, got others; use MNIST's own files.");
        return new IdxDigits(imageBytes, labelBytes);
    }

    /// <summary>The pixels of a digit, 0 paper to 255 ink.</summary>
    public ReadOnlySpan<byte> Image(int index) => _images.AsSpan(ImagesHeader + (index * Pixels), Pixels);

    /// <summary>The label of a digit, 0 to 9.</summary>
    public int Label(int index) => _labels[LabelsHeader + index];

    /// <summary>Writes some of the digits as a pair of files.</summary>
    public void Write(ReadOnlySpan<int> indices, Stream images, Stream labels)
    {
        Span<byte> header = stackalloc byte[ImagesHeader];
        BinaryPrimitives.WriteInt32BigEndian(header, ImagesMagic);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], indices.Length);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], Side);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], Side);
        images.Write(header);
        BinaryPrimitives.WriteInt32BigEndian(header, LabelsMagic);
        labels.Write(header[..LabelsHeader]);
        foreach (int index in indices)
        {
            images.Write(Image(index));
            labels.WriteByte((byte)Label(index));
        }
    }

    private static Stream Resource(string name) =>
        typeof(IdxDigits).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without its data file {name}; build it from the whole repository.");

    private static byte[] ReadAll(Stream stream)
    {
        if (stream.Length > MaxBytes)
            throw new UserErrorException($"Expected an IDX file of at most {MaxBytes} bytes, got {stream.Length}; use MNIST's own files.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Check(byte[] file, int magic, int header, int itemBytes, string what)
    {
        if (file.Length < header || BinaryPrimitives.ReadInt32BigEndian(file) != magic)
            throw new UserErrorException($"Expected an IDX file of {what} (first bytes {magic:X8}), got something else; unpack it first if it is a .gz.");
        long count = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4));
        if (header + (count * itemBytes) != file.Length)
            throw new UserErrorException($"Expected {header + (count * itemBytes)} bytes in the IDX file of {what}, got {file.Length}; download it again.");
    }
}
