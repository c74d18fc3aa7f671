using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Edge.Boards.Tests;

/// <summary>The part of JSON Schema 2020-12 that board.schema.json uses; another keyword is a fault of the test, so that none is silently ignored.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "$defs"];

    /// <summary>What is wrong with a value; nothing where it follows the schema.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value) => [.. Faults(root, value, "$")];

    private IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string path) =>
        schema.Where(k => !Annotations.Contains(k.Key)).SelectMany(k => Faults(schema, k.Key, k.Value!, value, path));

    private IEnumerable<string> Faults(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        "$ref" => Faults(root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value, path),
        "type" => Check((rule is JsonArray types ? types.Select(t => t!.GetValue<string>()) : [rule.GetValue<string>()]).Contains(TypeOf(value)), path, $"type {TypeOf(value)}"),
        "enum" => Check(rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)), path, "not in the list"),
        "required" => value is JsonObject o ? rule.AsArray().Where(n => !o.ContainsKey(n!.GetValue<string>())).Select(n => $"{path}: no {n}") : [],
        "properties" => value is JsonObject o ? o.Where(p => rule[p.Key] is not null).SelectMany(p => Faults(rule[p.Key]!.AsObject(), p.Value, $"{path}.{p.Key}")) : [],
        "additionalProperties" => value is JsonObject o ? o.Where(p => schema["properties"]![p.Key] is null).Select(p => $"{path}: unknown {p.Key}") : [],
        "items" => value is JsonArray a ? a.SelectMany((e, i) => Faults(rule.AsObject(), e, $"{path}[{i}]")) : [],
        "maxItems" => Check(value is not JsonArray a || a.Count <= rule.GetValue<int>(), path, "too many"),
        "minimum" => Check(TypeOf(value) != "integer" || value!.GetValue<long>() >= rule.GetValue<long>(), path, "too small"),
        "maximum" => Check(TypeOf(value) != "integer" || value!.GetValue<long>() <= rule.GetValue<long>(), path, "too large"),
        "minLength" => Check(TypeOf(value) != "string" || value!.GetValue<string>().Length >= rule.GetValue<int>(), path, "too short"),
        "maxLength" => Check(TypeOf(value) != "string" || value!.GetValue<string>().Length <= rule.GetValue<int>(), path, "too long"),
        "pattern" => Check(TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>()), path, "another form"),
        _ => throw new NotSupportedException($"Expected a keyword that this test knows, got '{keyword}' at {path}; teach JsonSchema the keyword."),
    };

    private static string[] Check(bool holds, string path, string fault) => holds ? [] : [$"{path}: {fault}"];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or System.Text.Json.JsonValueKind.Null => "null",
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => value.AsValue().TryGetValue(out long _) ? "integer" : "number",
        _ => "boolean",
    };
}
