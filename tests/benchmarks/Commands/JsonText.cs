using System.Text.Json;

namespace Edge.Benchmarks.Commands;

/// <summary>Results as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>An object with its properties in camelCase.</summary>
    public static string Of(object value) => JsonSerializer.Serialize(value, Options);
}
