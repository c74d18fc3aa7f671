using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tflite;

namespace Edge.Quantize.Tflite;

/// <summary>Adds metadata to a .tflite file of others.</summary>
/// <remarks>
/// A new root table, new lists of buffers and metadata, and the new entries stand in front; the old file follows byte for byte, but for the offsets in a zip
/// archive at its end. Its operators, tensors and buffers are referred to where they are (offsets of FlatBuffers point forward), and its alignment stays.
/// </remarks>
public static class TfliteMetadata
{
    private const int MostBuffers = 1 << 16;
    private const int MostEntries = 256;

    /// <summary>Adds entries; one that has the name of an entry of the file takes its place.</summary>
    /// <param name="file">A file that <see cref="TfliteReader"/> reads.</param>
    /// <param name="entries">Names and contents.</param>
    /// <returns>The new file: it gives the same outputs.</returns>
    /// <exception cref="QuantizeException">The file has parts that cannot be referred to, or is damaged; the message says which.</exception>
    public static byte[] Add(byte[] file, IReadOnlyList<(string Name, byte[] Data)> entries)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(entries);
        // Data and archives behind the flatbuffer are found by their distance from the file's start, which grows by the length of what is put in front.
        return Write(file, entries, Write(file, entries, 0).Length - file.Length);
    }

    private static byte[] Write(byte[] file, IReadOnlyList<(string Name, byte[] Data)> entries, int inFront)
    {
        var old = new FlatPositions(file);
        int root = old.Follow(0);
        int unknown = Enumerable.Range(0, old.FieldCount(root)).FirstOrDefault(f => f > TfliteSchema.ModelSignatureDefs && old.Field(root, f) > 0);
        if (unknown > 0)
            throw new QuantizeException($"The model file: expected the fields of TFLite's schema up to {TfliteSchema.ModelSignatureDefs} (signatures), got field {unknown}; convert the model with an older converter.");

        var buffers = new List<FlatTableBuilder>();
        foreach (int buffer in old.Tables(root, TfliteSchema.ModelBuffers, "buffers", MostBuffers))
        {
            long offset = old.Int64(buffer, TfliteSchema.BufferOffset);
            buffers.Add(offset <= 1
                ? FlatTableBuilder.Behind(buffer)
                : new FlatTableBuilder().Int64(TfliteSchema.BufferOffset, offset + inFront).Int64(TfliteSchema.BufferSize, old.Int64(buffer, TfliteSchema.BufferSize)));
        }
        List<FlatTableBuilder> metadata = [.. old.Tables(root, TfliteSchema.ModelMetadata, "metadata entries", MostEntries - entries.Count)
            .Where(m => entries.All(e => e.Name != old.Text(m, TfliteSchema.MetadataName)))
            .Select(FlatTableBuilder.Behind)];
        foreach ((string name, byte[] data) in entries)
        {
            metadata.Add(new FlatTableBuilder().Text(TfliteSchema.MetadataName, name).Int32(TfliteSchema.MetadataBuffer, buffers.Count));
            buffers.Add(new FlatTableBuilder().Bytes(TfliteSchema.BufferData, data, TfliteWriter.BufferAlignment));
        }

        FlatTableBuilder model = new FlatTableBuilder()
            .Int32(TfliteSchema.ModelVersion, old.Int32(root, TfliteSchema.ModelVersion))
            .Tables(TfliteSchema.ModelBuffers, buffers)
            .Tables(TfliteSchema.ModelMetadata, metadata);
        foreach (int field in new[] { TfliteSchema.ModelOperatorCodes, TfliteSchema.ModelSubgraphs, TfliteSchema.ModelDescription, TfliteSchema.ModelMetadataBuffer, TfliteSchema.ModelSignatureDefs })
            if (old.Field(root, field) is > 0 and int at)
                model.Behind(field, old.Follow(at));
        return FlatBufferWriter.Write(model, "TFL3", AssociatedFiles.Moved(file, inFront));
    }
}
