using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Edge.Onnx.Proto;
using Edge.Quantize.Tflite;
using Google.Protobuf;

namespace Edge.Quantize.Import;

/// <summary>Names of classes in an ONNX file: the metadata "labels", a JSON list, as the trainer writes it.</summary>
public static class OnnxLabels
{
    private const string Key = "labels";

    /// <summary>Reads the names.</summary>
    /// <param name="onnx">A file that <see cref="OnnxImporter"/> has read.</param>
    /// <param name="classes">How many there must be.</param>
    /// <returns>The names; null where the file has none, or something else under that key.</returns>
    public static IReadOnlyList<string>? Read(byte[] onnx, int classes)
    {
        // The importer has checked the frame; only the metadata is parsed here.
        var file = new CodedInputStream(onnx);
        for (uint tag = file.ReadTag(); tag != 0; tag = file.ReadTag())
        {
            if (tag != WireFormat.MakeTag(ModelProto.MetadataPropsFieldNumber, WireFormat.WireType.LengthDelimited))
                file.SkipLastField();
            else if (StringStringEntryProto.Parser.ParseFrom(file.ReadBytes()) is { Key: Key } entry)
                return Parse(entry.Value, classes);
        }
        return null;
    }

    // The key is no standard's: what does not fit is another tool's, and no fault.
    private static IReadOnlyList<string>? Parse(string json, int classes)
    {
        try
        {
            string?[]? labels = JsonSerializer.Deserialize<string?[]>(json);
            return labels?.Length == classes && labels.All(l => l is not null) ? LabelText.Clean(labels!) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
