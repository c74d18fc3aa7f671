using System.Collections.Generic;
using System.Text.Json;

namespace Edge.Trainer.Recipes;

/// <summary>A JSON value that remembers its line, so that a wrong recipe can be told where it is wrong.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Line">The line of its first character, from 1.</param>
/// <param name="Text">The text of a string or number, otherwise empty.</param>
internal sealed record JsonNode(JsonValueKind Kind, int Line, string Text)
{
    /// <summary>The members of an object, in their order.</summary>
    public List<KeyValuePair<string, JsonNode>> Members { get; } = [];

    /// <summary>The elements of an array.</summary>
    public List<JsonNode> Elements { get; } = [];

    /// <summary>The value as a message shows it.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.String => $"\"{Text}\"",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => Text,
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
