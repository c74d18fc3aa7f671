using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Edge.Boards.Builds;
using Edge.Testing;

namespace Edge.Boards.Tests;

/// <summary>The build files of the folder hardware.</summary>
internal static class BuildFolder
{
    /// <summary>The schema.</summary>
    public static JsonSchema Schema { get; } = new(JsonNode.Parse(File.ReadAllText(Repository.PathOf("hardware", "build.schema.json")))!.AsObject());

    /// <summary>Names of the folders.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Repository.PathOf("hardware")).Where(f => File.Exists(Path.Combine(f, BuildFile.Name))).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>A file's content.</summary>
    public static JsonObject Content(string name) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("hardware", name, BuildFile.Name)))!.AsObject();

    /// <summary>Reads a content as if it stood in a folder of that name.</summary>
    public static Build Read(JsonNode content, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content.ToJsonString()));
        return BuildFile.Read(stream, name);
    }
}
