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

    /// <summary>What <see cref="Format"/> wrote; members that <typeparamref name="T"/> does not have are passed over, those that it has besides keep their defaults.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null");

    /// <summary>The same for a file; null where there is none or where it is something else.</summary>
    public static T? TryRead<T>(string path)
        where T : class
    {
        try
        {
            return File.Exists(path) ? Parse<T>(File.ReadAllText(path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void Write<T>(TextWriter writer, T value) => writer.Write(Format(value).AsSpan());
}
