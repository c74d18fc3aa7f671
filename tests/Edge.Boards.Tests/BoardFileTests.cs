using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Edge.Boards.Tests;

/// <summary>Proves that the reader refuses what the schema refuses, and more, each in one sentence that names file and field.</summary>
public class BoardFileTests
{
    [Theory]
    [InlineData("flash.applicationBytes.value", "\"many\"", "pico.json, flash.applicationBytes.value: expected null or an integer")]
    [InlineData("ram.heapBytes.basis", "\"guessed\"", "pico.json, ram.heapBytes.basis: expected one of documented, derived")]
    [InlineData("ram.totalBytes.value", "-1", "pico.json, ram.totalBytes.value: expected null or an integer of 0")]
    [InlineData("ram.totalBytes.value", "1.5", "got 1.5")]
    [InlineData("ram.totalBytes.value", "null", "pico.json, ram.totalBytes.basis: expected unknown where value, low and high are null")]
    [InlineData("ram.totalBytes.basis", "\"unknown\"", "pico.json, ram.totalBytes.basis: expected a basis other than unknown")]
    [InlineData("ram.totalBytes.high", "5", "low, value and high in ascending order")]
    [InlineData("ram.heapBytes.source", "\"\"", "pico.json, ram.heapBytes.source: expected a text")]
    [InlineData("processor.count", "0", "pico.json, processor.count: expected an integer of 1 to 1024, got 0")]
    [InlineData("processor.features", "[\"Neon!\"]", "pico.json, processor.features[0]: expected at most 48 small letters")]
    [InlineData("processor.cores", "2", "pico.json, processor.cores: expected no such field")]
    [InlineData("runtime", "[]", "pico.json, runtime: expected an object, got a list")]
    [InlineData("pins", "{}", "pico.json, pins: expected a list of at most 256, got an object")]
    [InlineData("pins[0].gpio", "4096", "pico.json, pins[0].gpio: expected an integer of 0 to 1023")]
    [InlineData("pins[1].name", "\"GP0\"", "pico.json, pins[1].name: expected a name that no other pin has, got 'GP0' again")]
    [InlineData("pins[0].role", "\"ground\"", "pico.json, pins[0].role: expected either gpio or role, got both")]
    [InlineData("pins[2]", "{ \"name\": \"GND_3\", \"header\": \"3\" }", "pico.json, pins[2].role: expected gpio or role, got neither")]
    [InlineData("pins[0].reserved", "\"\"", "pico.json, pins[0].reserved: expected a text")]
    [InlineData("layout.form", "\"round\"", "pico.json, layout.form: expected one of header, edges")]
    [InlineData("layout.left", "[\"GP0\", \"GP99\"]", "pico.json, layout.left: expected names of the board's pins, got 'GP99'")]
    [InlineData("layout.right", "[null, \"GP0\"]", "pico.json, layout.right: expected each pin once, got 'GP0' again")]
    [InlineData("pins[0].header", "null", "pico.json, layout.left: expected pins with a mark in header, got 'GP0' without one")]
    [InlineData("layout.landmarks[0].width", "900", "pico.json, layout.landmarks[0].width: expected a landmark within the 1000")]
    [InlineData("buses[0].pins.clock", "\"GP99\"", "pico.json, buses[0].pins.clock: expected the name of one of the board's pins, got 'GP99'")]
    [InlineData("buses[0].pins.data", "\"GP0\"", "pico.json, buses[0].pins.data: expected no such field")]
    [InlineData("id", "\"pico-9\"", "pico.json, id: expected the file's name without .json, 'pico', got 'pico-9'")]
    public void AWrongFieldIsNamed(string path, string value, string expected)
    {
        JsonObject content = BoardFolder.Content("pico.json");
        Set(content, path, JsonNode.Parse(value));
        string message = Assert.Throws<BoardException>(() => BoardFolder.Read(content, "pico.json")).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith("pico.json, ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"id\": \"pico\", \"id\": \"pico\" }")]
    [InlineData("{ \"id\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    [InlineData("// a comment\n{}")]
    public void WhatIsNoBoardIsRefusedInOneSentence(string content)
    {
        string message = Assert.Throws<BoardException>(() => BoardFolder.Read(content, "pico.json")).Message;
        Assert.StartsWith("pico.json", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void DepthAndSizeAreBounded()
    {
        Assert.Contains("16 levels", Assert.Throws<BoardException>(() => BoardFolder.Read(new string('[', 100_000), "pico.json")).Message, StringComparison.Ordinal);
        Assert.Contains("262,144", Assert.Throws<BoardException>(() => BoardFolder.Read(new string(' ', BoardFile.MaxBytes + 1), "pico.json")).Message, StringComparison.Ordinal);
    }

    // Every node (of a list the first three entries), removed and replaced by each kind of value: where the schema says no, the reader says no.
    [Theory]
    [InlineData("m5stack-cores3.json")]
    [InlineData("pico-2.json")]
    public void TheReaderRefusesWhatTheSchemaRefuses(string name)
    {
        int refused = 0;
        JsonObject original = BoardFolder.Content(name);
        foreach (string path in Paths(original, ""))
            foreach (string? value in new[] { null, "null", "true", "1e300", "-7", "\"\"", "\"a b\\u0000c\"", "{}", "[]", "[1]", "{\"x\":1}" })
            {
                JsonObject content = original.DeepClone().AsObject();
                if (value is null)
                    Remove(content, path);
                else
                    Set(content, path, JsonNode.Parse(value));
                if (BoardFolder.Schema.Faults(content).Count == 0)
                    continue;
                refused++;
                string fault = Record.Exception(() => BoardFolder.Read(content, name)) switch
                {
                    BoardException e => e.Message,
                    null => "it was taken",
                    Exception e => e.ToString(),
                };
                Assert.True(fault.StartsWith(name, StringComparison.Ordinal) && !fault.Any(char.IsControl), $"{path} = {value ?? "nothing"}: {fault}");
            }
        Assert.InRange(refused, 500, int.MaxValue);
    }

    private static IEnumerable<string> Paths(JsonNode node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Self(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.Take(3).SelectMany((e, i) => Self(e, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> Self(JsonNode? node, string path) => node is null ? [path] : Paths(node, path).Prepend(path);

    private static void Set(JsonObject root, string path, JsonNode? value)
    {
        (JsonNode parent, string key) = Parent(root, path);
        if (parent is JsonArray array)
            array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[key] = value;
    }

    private static void Remove(JsonObject root, string path)
    {
        (JsonNode parent, string key) = Parent(root, path);
        if (parent is JsonArray array)
            array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = null;
        else
            parent.AsObject().Remove(key);
    }

    private static (JsonNode Parent, string Key) Parent(JsonObject root, string path)
    {
        string[] keys = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
        JsonNode node = root;
        foreach (string key in keys[..^1])
            node = node is JsonArray array ? array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]! : node[key]!;
        return (node, keys[^1]);
    }
}
