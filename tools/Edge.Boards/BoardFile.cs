using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Edge.Boards;

/// <summary>Reads a board file: hardware/boards/board.schema.json says what stands in it, hardware/README.md what it means.</summary>
public static class BoardFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int MaxBuses = 32;
    private const int MaxFeatures = 32;

    /// <summary>Reads a file.</summary>
    /// <exception cref="BoardException">The file cannot be read or used; the message names the field.</exception>
    public static Board Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new BoardException($"The board file '{BoardFields.Quotable(path)}': expected a file that can be read, got none; check the path and the rights.", e);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="stream">At most <see cref="MaxBytes"/> are read.</param>
    /// <param name="name">The file's name, for messages; without .json it has to be the board's id.</param>
    /// <exception cref="BoardException">The content cannot be used; the message names the field.</exception>
    public static Board Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return JsonReader.Read(stream, BoardFields.Quotable(name), "board file", "board.schema.json", root =>
        {
            Board board = Board(root);
            string expected = Path.GetFileNameWithoutExtension(name);
            return board.Id == expected ? board : throw root.Wrong("id", $"the file's name without .json, '{BoardFields.Quotable(expected)}'", $"'{board.Id}'");
        });
    }

    private static Board Board(BoardFields root)
    {
        if (root.Has("$schema"))
            root.Text("$schema");
        string id = root.Identifier("id");
        string name = root.Text("name");
        BoardProcessor processor = Processor(root.Fields("processor"));
        Figure clock = root.Figure("clockMegahertz");
        BoardFields flash = root.Fields("flash");
        var flashFigures = new BoardFlash(flash.Figure("chipBytes"), flash.Figure("applicationBytes"));
        flash.End();
        BoardFields ram = root.Fields("ram");
        var ramFigures = new BoardRam(ram.Figure("totalBytes"), ram.Figure("heapBytes"), ram.Figure("externalBytes"));
        ram.End();
        BoardRuntime runtime = Runtime(root.Fields("runtime"));
        Figure speed = root.Figure("instructionsPerSecond");
        IReadOnlyList<BoardPin> pins = PinFields.Pins(root);
        BoardLayout? layout = root.Has("layout") ? PinFields.Layout(root.Fields("layout"), pins) : null;
        IReadOnlyList<BoardBus> buses = [.. root.Items("buses", MaxBuses).Select(b => Bus(b, pins))];
        root.End();
        return new Board(id, name, processor, clock, flashFigures, ramFigures, runtime, speed, pins, layout, buses);
    }

    private static BoardProcessor Processor(BoardFields fields)
    {
        var processor = new BoardProcessor(
            fields.Text("core"),
            (int)fields.Integer("count", 1, 1024),
            fields.Choice("architecture", "arm32", "arm64", "xtensa", "riscv32", "x64"),
            fields.Identifiers("features", MaxFeatures),
            fields.Text("source"));
        fields.End();
        return processor;
    }

    private static BoardRuntime Runtime(BoardFields fields)
    {
        RuntimeKind kind = fields.Choice("kind", "nanoFramework", "dotnet") == "dotnet" ? RuntimeKind.DotNet : RuntimeKind.NanoFramework;
        var runtime = new BoardRuntime(kind, fields.Target("id"), fields.Figure("memoryBytes"), fields.Text("source"));
        fields.End();
        return runtime;
    }

    private static BoardBus Bus(BoardFields fields, IReadOnlyList<BoardPin> pins)
    {
        BusKind kind = fields.Choice("kind", "spi", "i2c") == "spi" ? BusKind.Spi : BusKind.I2c;
        int number = (int)fields.Integer("number", 0, 31);
        BoardFields lines = fields.Fields("pins");
        var byLine = new Dictionary<string, BoardPin>(StringComparer.Ordinal);
        foreach (string line in kind == BusKind.Spi ? new[] { "clock", "output", "input", "select" } : ["clock", "data"])
        {
            if (line is "output" or "input" or "select" && !lines.Has(line))
                continue;
            string pin = lines.PinName(line);
            byLine.Add(line, pins.FirstOrDefault(p => p.Name == pin) ?? throw lines.Wrong(line, "the name of one of the board's pins", $"'{pin}'"));
        }
        lines.End();
        var bus = new BoardBus(kind, number, byLine, fields.Text("source"));
        fields.End();
        return bus;
    }
}
