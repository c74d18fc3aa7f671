using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Edge.Testing;

namespace Edge.Boards.Tests;

/// <summary>The files of hardware/boards.</summary>
internal static class BoardFolder
{
    private const string SchemaName = "board.schema.json";

    /// <summary>The schema.</summary>
    public static JsonSchema Schema { get; } = new(JsonNode.Parse(File.ReadAllText(Repository.PathOf("hardware", "boards", SchemaName)))!.AsObject());

    /// <summary>Names of the board files.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Repository.PathOf("hardware", "boards"), "*.json").Select(f => Path.GetFileName(f)).Where(n => n != SchemaName).Order(StringComparer.Ordinal)];

    /// <summary>A file's content.</summary>
    public static JsonObject Content(string name) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("hardware", "boards", name)))!.AsObject();

    /// <summary>Reads a content as if it stood in a file of that name.</summary>
    public static Board Read(JsonNode content, string name) => Read(content.ToJsonString(), name);

    /// <summary>Reads a text as if it stood in a file of that name.</summary>
    public static Board Read(string content, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return BoardFile.Read(stream, name);
    }
}
