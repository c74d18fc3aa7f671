using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;

namespace Edge.Wiring.Scenes;

/// <summary>Draws the board: its outline, what a person knows it by, and every pin in its place with mark and name.</summary>
internal static class BoardSketch
{
    private const int RowPitch = 2;
    private const int HeaderColumn = 24;
    private const int HeaderTop = 3;
    private const int HeaderBoardRows = 57;
    private const int EdgesWidth = 25;
    private const int EdgesMargin = 4;
    private const int ChipWidth = 17;
    private const double MarkWidth = 18.5;
    private const double MarkDistance = 11;

    /// <summary>Draws a board with its header at the right edge.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="layout">Where the pins are.</param>
    /// <param name="origin">The board's upper left corner.</param>
    /// <returns>The board.</returns>
    public static Box Header(Scene scene, BoardLayout layout, Node origin)
    {
        int left = origin.Column + HeaderColumn, right = left + RowPitch;
        var board = new Box(origin.X, origin.Y, (right - origin.Column) * Node.Pitch + 10, HeaderBoardRows * Node.Pitch);
        scene.Plates.Add(new Plate(board, Surface.Board, 14));
        var socket = new Box((left - 1) * Node.Pitch, origin.Y + (HeaderTop - 1) * Node.Pitch, 4 * Node.Pitch - 2, layout.Left.Count * RowPitch * Node.Pitch);
        scene.Plates.Add(new Plate(socket, Surface.Chip, 3));
        // Wires leave the header to the right, between the rows, and cross the board nowhere else.
        scene.Obstacles.Add(board with { Width = (left - origin.Column) * Node.Pitch - 8 });
        scene.Obstacles.Add(board with { Y = socket.Bottom, Height = board.Bottom - socket.Bottom });
        for (int i = 0; i < layout.Left.Count; i++)
        {
            int row = origin.Row + HeaderTop + i * RowPitch;
            Pin(scene, layout.Left[i], new Node(left, row), isLabelLeft: true, MarkDistance + 3, Surface.Board);
            Pin(scene, layout.Right[i], new Node(right, row), isLabelLeft: false, MarkDistance + 3, Surface.Sheet);
        }
        Landmarks(scene, layout, board);
        return board;
    }

    /// <summary>Draws a board with pins at both edges.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="layout">Where the pins are.</param>
    /// <param name="origin">The board's upper left corner.</param>
    /// <returns>The board.</returns>
    public static Box Edges(Scene scene, BoardLayout layout, Node origin)
    {
        int left = origin.Column + 1, right = left + EdgesWidth, rows = Math.Max(layout.Left.Count, layout.Right.Count);
        var board = new Box(origin.X + 5, origin.Y, (EdgesWidth + 2) * Node.Pitch - 10, (2 * EdgesMargin + (rows - 1) * RowPitch) * Node.Pitch);
        scene.Plates.Add(new Plate(board, Surface.Board, 10));
        scene.Obstacles.Add(board);
        for (int i = 0; i < rows; i++)
        {
            int row = origin.Row + EdgesMargin + i * RowPitch;
            if (i < layout.Left.Count)
                Pin(scene, layout.Left[i], new Node(left, row), isLabelLeft: false, MarkDistance, Surface.Board);
            if (i < layout.Right.Count)
                Pin(scene, layout.Right[i], new Node(right, row), isLabelLeft: true, MarkDistance, Surface.Board);
        }
        Landmarks(scene, layout, board);
        return board;
    }

    /// <summary>Draws the processor of a board whose parts are built in, with the pins that they use.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="origin">The chip's upper left corner.</param>
    /// <returns>The chip.</returns>
    public static Box Chip(Scene scene, Node origin)
    {
        IReadOnlyList<BoardPin> pins = [.. scene.Build.Wires.Select(w => w.BoardPin).Distinct()];
        const int Spread = 3;
        int column = origin.Column + ChipWidth;
        var chip = new Box(origin.X, origin.Y, ChipWidth * Node.Pitch + 7, (pins.Count * Spread + 3) * Node.Pitch);
        scene.Plates.Add(new Plate(chip, Surface.Chip, 6));
        scene.Obstacles.Add(chip);
        string title = scene.Build.Board.Layout is { Landmarks: [BoardLandmark first, ..] } ? first.Name : scene.Build.Board.Processor.Core;
        scene.Labels.Add(new Label(title, chip.X + 14, chip.Y + 20, "start", TextStyle.Name, Surface.Chip));
        for (int i = 0; i < pins.Count; i++)
        {
            var node = new Node(column, origin.Row + 4 + i * Spread);
            scene.Pins.Add(new PinSpot(node, pins[i], null, null, scene.SignalOf(pins[i])));
            scene.Labels.Add(new Label(pins[i].Name, node.X - 12, node.Y, "end", TextStyle.WiredPin, Surface.Chip));
            scene.Labels.Add(new Label($"GPIO{pins[i].Gpio}", chip.X + 14, node.Y, "start", TextStyle.Mark, Surface.Chip));
        }
        return chip;
    }

    private static void Pin(Scene scene, BoardPin? pin, Node node, bool isLabelLeft, double distance, Surface surface)
    {
        if (pin is null)
            return;
        bool isWired = scene.SignalOf(pin) is not null;
        scene.Pins.Add(new PinSpot(node, pin, null, null, scene.SignalOf(pin)));
        double sign = isLabelLeft ? -1 : 1;
        string anchor = isLabelLeft ? "end" : "start";
        bool isMarkName = pin.Title == pin.Header;
        scene.Labels.Add(new Label(pin.Header!, node.X + sign * distance, node.Y, anchor, isMarkName && isWired ? TextStyle.WiredPin : TextStyle.Mark, surface));
        if (!isMarkName)
            scene.Labels.Add(new Label(pin.Title, node.X + sign * (distance + MarkWidth + 4), node.Y, anchor, isWired ? TextStyle.WiredPin : TextStyle.FreePin, surface));
    }

    private static void Landmarks(Scene scene, BoardLayout layout, Box board)
    {
        foreach (BoardLandmark landmark in layout.Landmarks)
        {
            Box box = Place(landmark, board);
            double width = TextSize.Width(TextStyle.Note, landmark.Name);
            bool fits = width + 6 <= box.Width;
            scene.Plates.Add(new Plate(box, Surface.Metal, 4));
            scene.Labels.Add(new Label(landmark.Name, fits ? box.X + box.Width / 2 : box.Right + 6, box.Y + box.Height / 2, fits ? "middle" : "start", TextStyle.Note, fits ? Surface.Metal : Surface.Board));
        }
    }

    /// <summary>Where a landmark is on a board as drawn.</summary>
    public static Box Place(BoardLandmark landmark, Box board) => new(
        board.X + board.Width * landmark.X / 1000, board.Y + board.Height * landmark.Y / 1000, board.Width * landmark.Width / 1000, board.Height * landmark.Height / 1000);
}
