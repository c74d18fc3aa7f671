using System;
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
        JsonEdits.Set(content, path, JsonNode.Parse(value));
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

    [Theory]
    [InlineData("m5stack-cores3.json")]
    [InlineData("pico-2.json")]
    public void TheReaderRefusesWhatTheSchemaRefuses(string name) =>
        Assert.InRange(SchemaRefusals.Count(BoardFolder.Content(name), BoardFolder.Schema, content => BoardFolder.Read(content, name), name), 500, int.MaxValue);
}
