using System.Collections.Generic;
using System.Linq;

namespace Edge.Boards;

/// <summary>Reads pins and their layout.</summary>
internal static class PinFields
{
    private const int MaxPins = 256;
    private const int MaxRows = 64;
    private const int MaxLandmarks = 16;
    private const int Face = 1000;

    /// <summary>The pins of a board.</summary>
    /// <exception cref="BoardException">A field cannot be used.</exception>
    public static IReadOnlyList<BoardPin> Pins(BoardFields root)
    {
        var pins = new List<BoardPin>();
        foreach (BoardFields fields in root.Items("pins", MaxPins))
        {
            BoardPin pin = Pin(fields);
            if (pins.Any(p => p.Name == pin.Name))
                throw fields.Wrong("name", "a name that no other pin has", $"'{pin.Name}' again");
            pins.Add(pin);
        }
        return pins;
    }

    /// <summary>Where the pins stand.</summary>
    /// <exception cref="BoardException">A field cannot be used, or names no pin of the board, or one twice.</exception>
    public static BoardLayout Layout(BoardFields fields, IReadOnlyList<BoardPin> pins)
    {
        bool isHeader = fields.Choice("form", "header", "edges") == "header";
        List<BoardPin> placed = [];
        IReadOnlyList<BoardPin?> left = Column(fields, "left", pins, placed), right = Column(fields, "right", pins, placed);
        IReadOnlyList<BoardLandmark> landmarks = [.. fields.Items("landmarks", MaxLandmarks).Select(Landmark)];
        string source = fields.Text("source");
        fields.End();
        return new BoardLayout(isHeader, left, right, landmarks, source);
    }

    private static BoardPin Pin(BoardFields fields)
    {
        string name = fields.PinName("name");
        int? gpio = fields.Has("gpio") ? (int)fields.Integer("gpio", 0, 1023) : null;
        if (gpio is null && !fields.Has("role"))
            throw fields.Wrong("role", "gpio or role", "neither");
        if (gpio is not null && fields.Has("role"))
            throw fields.Wrong("role", "either gpio or role", "both");
        PinRole role = gpio is not null ? PinRole.Gpio : fields.Choice("role", "ground", "3v3", "5v", "supply", "control") switch
        {
            "ground" => PinRole.Ground,
            "3v3" => PinRole.Volts33,
            "5v" => PinRole.Volts5,
            "supply" => PinRole.Supply,
            _ => PinRole.Control,
        };
        var pin = new BoardPin(name, role, gpio, fields.Mark("header"), fields.Has("reserved") ? fields.Text("reserved") : null);
        fields.End();
        return pin;
    }

    private static List<BoardPin?> Column(BoardFields fields, string side, IReadOnlyList<BoardPin> pins, List<BoardPin> placed)
    {
        var column = new List<BoardPin?>();
        foreach (string? name in fields.PinNames(side, MaxRows))
        {
            BoardPin? pin = name is null ? null : pins.FirstOrDefault(p => p.Name == name) ?? throw fields.Wrong(side, "names of the board's pins", $"'{name}'");
            if (pin is not null && placed.Contains(pin))
                throw fields.Wrong(side, "each pin once", $"'{name}' again");
            if (pin is { Header: null })
                throw fields.Wrong(side, "pins with a mark in header", $"'{name}' without one");
            if (pin is not null)
                placed.Add(pin);
            column.Add(pin);
        }
        return column;
    }

    private static BoardLandmark Landmark(BoardFields fields)
    {
        var landmark = new BoardLandmark(
            fields.Text("name"), (int)fields.Integer("x", 0, Face), (int)fields.Integer("y", 0, Face), (int)fields.Integer("width", 0, Face), (int)fields.Integer("height", 0, Face));
        fields.End();
        if (landmark.X + landmark.Width > Face || landmark.Y + landmark.Height > Face)
            throw fields.Wrong("width", $"a landmark within the {Face} thousandths of the board", $"{landmark.X} + {landmark.Width} by {landmark.Y} + {landmark.Height}");
        return landmark;
    }
}
