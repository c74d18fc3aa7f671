using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>Draws a part: its outline, its pins in their order, and a symbol of what it is.</summary>
/// <param name="scene">The drawing.</param>
/// <param name="part">The part.</param>
/// <param name="isRight">True where it stands to the right of the board, its pins at its left edge.</param>
internal sealed class PartSketch(Scene scene, BuildPart part, bool isRight)
{
    private const int RowPitch = 2;
    private const double Edge = 7;
    private const double LabelDistance = 11;

    /// <summary>Rows that it takes, its name included.</summary>
    public int Rows => BodyRows + 3;

    /// <summary>Pixels from its pins to its other edge.</summary>
    public double Width => LabelWidth + PartSymbol.Width(part);

    private int BodyRows => Math.Max(part.Pins.Count * RowPitch + 1, PartSymbol.Rows(part));

    private double LabelWidth => part.Pins.Count == 0 ? 0 : LabelDistance + part.Pins.Max(p => TextSize.Width(TextStyle.WiredPin, p)) + 10;

    /// <summary>The mean row of the board's pins that it is wired to.</summary>
    public double MeanRow => BoardRows().DefaultIfEmpty(0).Average();

    /// <summary>The column of its pins, and the row of its upper edge.</summary>
    /// <param name="column">The column of its pins.</param>
    /// <param name="top">The row of its name.</param>
    /// <returns>Its outline.</returns>
    public Box Draw(int column, int top)
    {
        double x = column * Node.Pitch, y = (top + 2) * Node.Pitch;
        double width = Width + Edge, height = BodyRows * Node.Pitch;
        var body = new Box(isRight ? x - Edge : x + Edge - width, y, width, height);
        scene.Plates.Add(new Plate(body, part.Form == PartForm.Chip ? Surface.Chip : Surface.Module, 8));
        scene.Obstacles.Add(body);
        scene.Labels.Add(new Label(part.Name, body.X + 2, y - 12, "start", TextStyle.Name, Surface.Sheet));
        IReadOnlyList<string> pins = [.. IsFlipped ? part.Pins.Reverse() : part.Pins];
        int first = top + 2 + (BodyRows - (pins.Count - 1) * RowPitch) / 2;
        for (int i = 0; i < pins.Count; i++)
        {
            var node = new Node(column, first + i * RowPitch);
            WireSignal? signal = scene.SignalOf(part, pins[i]);
            scene.Pins.Add(new PinSpot(node, null, part, pins[i], signal));
            scene.Labels.Add(new Label(
                pins[i], node.X + (isRight ? LabelDistance : -LabelDistance), node.Y, isRight ? "start" : "end", signal is null ? TextStyle.FreePin : TextStyle.WiredPin, part.Form == PartForm.Chip ? Surface.Chip : Surface.Module));
        }
        double symbol = PartSymbol.Width(part);
        PartSymbol.Draw(scene, part, new Box(isRight ? body.Right - symbol : body.X, y, symbol, height));
        return body;
    }

    // A part can be turned round: the way with fewer wires that have to cross is taken.
    private bool IsFlipped
    {
        get
        {
            double[] rows = [.. BoardRows()];
            int ascending = 0, descending = 0;
            for (int i = 0; i < rows.Length; i++)
                for (int j = i + 1; j < rows.Length; j++)
                    _ = rows[i] < rows[j] ? ascending++ : descending++;
            return descending > ascending;
        }
    }

    private IEnumerable<double> BoardRows() => part.Pins
        .Select(pin => scene.Build.Wires.FirstOrDefault(w => w.Part == part && w.Pin == pin))
        .OfType<BuildWire>()
        .Select(w => (double)scene.Pins.First(s => s.BoardPin == w.BoardPin).Node.Row);
}
