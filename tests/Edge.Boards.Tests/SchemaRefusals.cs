using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace Edge.Boards.Tests;

/// <summary>Holds a reader against its schema: what the one refuses the other has to refuse.</summary>
internal static class SchemaRefusals
{
    // No value, and one of each kind.
    private static readonly string?[] Values = [null, "null", "true", "1e300", "-7", "\"\"", "\"a b\\u0000c\"", "{}", "[]", "[1]", "{\"x\":1}"];

    /// <summary>Removes every node (of a list the first three entries) and replaces it by each kind of value: where the schema says no, the reader must say no in one sentence.</summary>
    /// <param name="original">A content that is right.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="read">The reader.</param>
    /// <param name="name">What each sentence begins with.</param>
    /// <returns>How many contents were refused.</returns>
    public static int Count(JsonObject original, JsonSchema schema, Action<JsonObject> read, string name)
    {
        int refused = 0;
        foreach (string path in JsonEdits.Paths(original, ""))
            foreach (string? value in Values)
            {
                JsonObject content = original.DeepClone().AsObject();
                if (value is null)
                    JsonEdits.Remove(content, path);
                else
                    JsonEdits.Set(content, path, JsonNode.Parse(value));
                if (schema.Faults(content).Count == 0)
                    continue;
                refused++;
                string fault = Record.Exception(() => read(content)) switch
                {
                    BoardException e => e.Message,
                    null => "it was taken",
                    Exception e => e.ToString(),
                };
                Assert.True(fault.StartsWith(name, StringComparison.Ordinal) && !fault.Any(char.IsControl), $"{path} = {value ?? "nothing"}: {fault}");
            }
        return refused;
    }
}
