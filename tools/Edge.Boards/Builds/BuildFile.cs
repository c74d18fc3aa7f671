using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Edge.Boards.Builds;

/// <summary>Reads a build file: hardware/build.schema.json says what stands in it, hardware/README.md how one is made.</summary>
public static class BuildFile
{
    /// <summary>The name of the file in its folder.</summary>
    public const string Name = "build.json";

    private const string Schema = "build.schema.json";
    private const int MaxParts = 32;
    private const int MaxPins = 64;
    private const int MaxWires = 128;
    private const int MaxCables = 8;

    /// <summary>Reads the build of a folder.</summary>
    /// <exception cref="BoardException">The file cannot be read or used, or its wiring cannot be right; the message names the field.</exception>
    public static Build Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(folder, Name);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new BoardException($"The build file '{BoardFields.Quotable(path)}': expected a file that can be read, got none; check the path and the rights.", e);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="stream">At most <see cref="BoardFile.MaxBytes"/> are read.</param>
    /// <param name="folder">The name of the file's folder: the build's id.</param>
    /// <exception cref="BoardException">The content cannot be used, or its wiring cannot be right; the message names the field.</exception>
    public static Build Read(Stream stream, string folder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(folder);
        return JsonReader.Read(stream, $"{BoardFields.Quotable(folder)}/{Name}", "build file", Schema, root =>
        {
            Build build = Build(root);
            return build.Id == folder ? build : throw root.Wrong("id", $"the folder's name, '{BoardFields.Quotable(folder)}'", $"'{build.Id}'");
        });
    }

    private static Build Build(BoardFields root)
    {
        if (root.Has("$schema"))
            root.Text("$schema");
        string id = root.Identifier("id"), name = root.Text("name"), audience = root.Text("audience"), shows = root.Text("shows");
        string boardId = root.Identifier("board");
        Board board = BoardCatalog.All.FirstOrDefault(b => b.Id == boardId) ?? throw root.Wrong("board", "the id of a board of hardware/boards", $"'{boardId}'");
        string firmware = root.Text("firmware");
        var parts = new List<BuildPart>();
        foreach (BoardFields fields in root.Items("parts", MaxParts))
        {
            BuildPart part = Part(fields);
            if (parts.Any(p => p.Id == part.Id))
                throw fields.Wrong("id", "an id that no other part has", $"'{part.Id}' again");
            parts.Add(part);
        }
        var wires = new List<BuildWire>();
        foreach (BoardFields fields in root.Items("wires", MaxWires))
            wires.Add(Wire(fields, board, parts, wires));
        IReadOnlyList<BuildCable> cables = [.. root.Items("cables", MaxCables).Select(f => Cable(f, board, parts))];
        root.End();
        return new Build(id, name, audience, shows, board, firmware, parts, wires, cables);
    }

    private static BuildPart Part(BoardFields fields)
    {
        string id = fields.Identifier("id"), name = fields.Text("name");
        int count = (int)fields.Integer("count", 1, 1000);
        bool isOptional = fields.Flag("optional"), isBuiltIn = fields.Flag("builtIn");
        PartForm form = Enum.Parse<PartForm>(fields.Choice("form", "none", "board", "screen", "camera", "button", "led", "chip"), ignoreCase: true);
        string lookFor = fields.Text("lookFor"), alternatives = fields.Text("alternatives");
        IReadOnlyList<string> pins = fields.Has("pins") ? fields.Texts("pins", MaxPins) : [];
        string? source = pins.Count > 0 ? fields.Text("pinSource") : null;
        fields.End();
        if (pins.Distinct().Count() < pins.Count)
            throw fields.Wrong("pins", "each pin once", $"'{pins.GroupBy(p => p).First(g => g.Count() > 1).Key}' again");
        return new BuildPart(id, name, count, isOptional, isBuiltIn, form, lookFor, alternatives, pins, source);
    }

    private static BuildWire Wire(BoardFields fields, Board board, List<BuildPart> parts, List<BuildWire> others)
    {
        BuildPart part = Part(fields, parts);
        string pin = fields.Text("pin"), boardPin = fields.PinName("board");
        if (!part.Pins.Contains(pin))
            throw fields.Wrong("pin", $"a pin of {part.Id} ({string.Join(", ", part.Pins)})", $"'{pin}'");
        WireSignal signal = WireSignals.Words[fields.Choice("signal", [.. WireSignals.Words.Keys])];
        fields.End();
        BoardPin end = board.Pins.FirstOrDefault(p => p.Name == boardPin) ?? throw fields.Wrong("board", $"a pin of {board.Id}", $"'{boardPin}'");
        var wire = new BuildWire(part, pin, end, signal);
        WireRules.Check(wire, board, others, fields);
        return wire;
    }

    private static BuildCable Cable(BoardFields fields, Board board, List<BuildPart> parts)
    {
        BuildPart part = Part(fields, parts);
        string socket = fields.Text("socket"), text = fields.Text("text");
        fields.End();
        BoardLandmark landmark = board.Layout?.Landmarks.FirstOrDefault(l => l.Name == socket) ?? throw fields.Wrong("socket", $"a landmark of {board.Id}", $"'{BoardFields.Quotable(socket)}'");
        return new BuildCable(part, landmark, text);
    }

    private static BuildPart Part(BoardFields fields, List<BuildPart> parts)
    {
        string id = fields.Identifier("part");
        return parts.FirstOrDefault(p => p.Id == id) ?? throw fields.Wrong("part", "the id of one of the parts", $"'{id}'");
    }
}
