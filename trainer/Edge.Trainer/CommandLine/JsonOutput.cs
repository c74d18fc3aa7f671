using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Edge.Trainer.CommandLine;

/// <summary>JSON as this program writes it: indented, camel case, enumerations by name.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Format<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    public static void Write<T>(TextWriter writer, T value) => writer.Write(Format(value).AsSpan());
}
