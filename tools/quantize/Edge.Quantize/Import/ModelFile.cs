using System;
using System.Buffers.Binary;
using System.Linq;

namespace Edge.Quantize.Import;

/// <summary>Tells model files apart by their content: a name's ending says little.</summary>
public static class ModelFile
{
    private static readonly (byte[] Start, string What)[] Others =
    [
        ([0x89, .. "HDF"u8], "an HDF5 file, as Keras writes; convert it to ONNX with tf2onnx or to .tflite"),
        ([.. "PK"u8, 3, 4], "a zip archive, as PyTorch and Keras write; export the network with torch.onnx.export or tf2onnx"),
        ([0x80, 2], "a Python pickle, as old PyTorch writes; export the network with torch.onnx.export"),
        ([0x1F, 0x8B], "a gzip archive; unpack it"),
    ];

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="file">The file, or its first bytes.</param>
    /// <param name="length">Bytes of the whole file.</param>
    /// <exception cref="QuantizeException">It is neither; the message says what it looks like.</exception>
    public static ModelFileKind KindOf(ReadOnlySpan<byte> file, long length)
    {
        // A protocol buffer could have these letters as well; the offset in front of them would then lead out of the file.
        if (file.Length >= 8 && file[4..8].SequenceEqual("TFL3"u8) && BinaryPrimitives.ReadUInt32LittleEndian(file) < length)
            return ModelFileKind.Tflite;
        if (file.Length == 0)
            throw new QuantizeException("The model file: expected an ONNX or an int8 .tflite file, got an empty file; export the model again.");
        foreach ((byte[] start, string what) in Others)
            if (file.StartsWith(start))
                throw new QuantizeException($"The model file: expected an ONNX or an int8 .tflite file, got {what}.");
        return ModelFileKind.Onnx;
    }

    /// <summary>Looks at a whole file.</summary>
    /// <exception cref="QuantizeException">It is neither; the message says what it looks like.</exception>
    public static ModelFileKind KindOf(ReadOnlySpan<byte> file) => KindOf(file, file.Length);
}
