using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>The safetensors format: eight bytes of header length (little-endian), a JSON header, the tensors' bytes (little-endian) one after another.</summary>
/// <remarks>Of its types F32, F64 and I64, of its tensors those of up to 8 dimensions.</remarks>
public static class Safetensors
{
    private const int LengthBytes = 8;
    private const int Alignment = 8;
    private const int MaximalHeader = 16 << 20;
    private const int MaximalDimensions = 8;
    private const string MetadataName = "__metadata__";

    /// <summary>The bytes of a file; tensors of wider types stand first, so that all are aligned.</summary>
    public static byte[] Write(SafetensorsFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        StateTensor[] tensors = [.. file.Tensors.OrderByDescending(t => TensorType.Of(t.Values).Size)];
        byte[] header = Header(file.Metadata, tensors);
        int padded = (header.Length + Alignment - 1) / Alignment * Alignment, offset = LengthBytes + padded;
        byte[] bytes = new byte[offset + tensors.Sum(ByteCount)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, padded);
        header.CopyTo(bytes, LengthBytes);
        bytes.AsSpan(LengthBytes + header.Length, padded - header.Length).Fill((byte)' ');
        foreach (StateTensor tensor in tensors)
        {
            TensorType.Of(tensor.Values).Bytes(tensor.Values).CopyTo(bytes.AsSpan(offset));
            offset += ByteCount(tensor);
        }
        return bytes;
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no safetensors file, or one with other types; the message is a part of a sentence.</exception>
    public static SafetensorsFile Read(ReadOnlySpan<byte> bytes)
    {
        long length = bytes.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length < 2 || length > MaximalHeader || length > bytes.Length - LengthBytes)
            throw new InvalidDataException($"its header cannot be {length} of {bytes.Length} bytes");
        ReadOnlySpan<byte> data = bytes[(LengthBytes + (int)length)..];
        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.Slice(LengthBytes, (int)length).ToArray());
            var metadata = new Dictionary<string, string>();
            var tensors = new List<(long Start, StateTensor Tensor)>();
            var names = new HashSet<string>();
            foreach (JsonProperty member in header.RootElement.EnumerateObject())
            {
                if (!names.Add(member.Name))
                    throw new InvalidDataException($"'{member.Name}' stands twice in its header");
                if (member.Name == MetadataName)
                    foreach (JsonProperty text in member.Value.EnumerateObject())
                        metadata[text.Name] = text.Value.GetString() ?? "";
                else
                    tensors.Add(ReadTensor(member.Name, member.Value, data));
            }
            CheckLayout(tensors, data.Length);
            return new SafetensorsFile(metadata, [.. tensors.OrderBy(t => t.Start).Select(t => t.Tensor)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException("its header is not that of a safetensors file", e);
        }
    }

    private static byte[] Header(IReadOnlyDictionary<string, string> metadata, StateTensor[] tensors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach ((string name, string text) in metadata)
                json.WriteString(name, text);
            json.WriteEndObject();
            long offset = 0;
            foreach (StateTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", TensorType.Of(tensor.Values).Name);
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += ByteCount(tensor));
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static (long Start, StateTensor Tensor) ReadTensor(string name, JsonElement entry, ReadOnlySpan<byte> data)
    {
        TensorType type = TensorType.Named(entry.GetProperty("dtype").GetString() ?? "")
            ?? throw new InvalidDataException($"'{name}' has the type {entry.GetProperty("dtype")}, not F32, F64 or I64");
        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32())];
        long[] offsets = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt64())];
        if (offsets.Length != 2)
            throw new InvalidDataException($"'{name}' has {offsets.Length} offsets where 2 were expected");
        (long start, long end) = (offsets[0], offsets[1]);
        if (shape.Length > MaximalDimensions || shape.Any(s => s < 0) || start < 0 || end < start || end > data.Length || !Fits(shape, (end - start) / type.Size) || (end - start) % type.Size != 0)
            throw new InvalidDataException($"'{name}' of shape [{string.Join(", ", shape)}] cannot be bytes {start} to {end} of {data.Length}");
        return (start, type.Make(name, data[(int)start..(int)end], shape));
    }

    // A product of sizes may overflow before it is compared.
    private static bool Fits(int[] shape, long count) => shape.Contains(0) ? count == 0 : shape.Aggregate((Int128)1, (product, size) => product > count ? product : product * size) == count;

    private static void CheckLayout(List<(long Start, StateTensor Tensor)> tensors, long length)
    {
        long next = 0;
        foreach ((long start, StateTensor tensor) in tensors.OrderBy(t => t.Start).ThenBy(t => t.Tensor.Values.Length))
        {
            if (start != next)
                throw new InvalidDataException($"'{tensor.Name}' begins at byte {start} where byte {next} was expected");
            next += ByteCount(tensor);
        }
        if (next != length)
            throw new InvalidDataException($"it holds {length} bytes of tensors where {next} were expected");
    }

    private static int ByteCount(StateTensor tensor) => tensor.Values.Length * TensorType.Of(tensor.Values).Size;
}
