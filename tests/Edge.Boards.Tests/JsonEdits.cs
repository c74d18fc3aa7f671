using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Edge.Boards.Tests;

/// <summary>Changes of JSON, by paths as "ram.heapBytes" and "pins[0].gpio".</summary>
internal static class JsonEdits
{
    /// <summary>The path of every node; of a list of the first three entries.</summary>
    public static IEnumerable<string> Paths(JsonNode node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Self(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.Take(3).SelectMany((e, i) => Self(e, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> Self(JsonNode? node, string path) => node is null ? [path] : Paths(node, path).Prepend(path);

    /// <summary>Puts a value in the place of a node.</summary>
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        (JsonNode parent, string key) = Parent(root, path);
        if (parent is JsonArray array)
            array[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        else
            parent[key] = value;
    }

    /// <summary>Takes a field away, or makes an entry of a list null.</summary>
    public static void Remove(JsonObject root, string path)
    {
        (JsonNode parent, string key) = Parent(root, path);
        if (parent is JsonArray array)
            array[int.Parse(key, CultureInfo.InvariantCulture)] = null;
        else
            parent.AsObject().Remove(key);
    }

    private static (JsonNode Parent, string Key) Parent(JsonObject root, string path)
    {
        string[] keys = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        JsonNode node = root;
        foreach (string key in keys[..^1])
            node = node is JsonArray array ? array[int.Parse(key, CultureInfo.InvariantCulture)]! : node[key]!;
        return (node, keys[^1]);
    }
}
