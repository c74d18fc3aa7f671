using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>Places the board and its parts on the sheet.</summary>
public static class SceneComposer
{
    private const int Margin = 2;
    private const int Top = 5;
    private const int HeaderLabels = 9;
    private const int CameraWidth = 18;

    /// <summary>Makes the drawing of a build, without its wires.</summary>
    /// <exception cref="BoardException">The board's file does not say where its pins are.</exception>
    public static Scene Compose(Build build)
    {
        ArgumentNullException.ThrowIfNull(build);
        BoardLayout layout = build.Board.Layout ?? throw new BoardException($"{build.Id}: expected a board whose file has a layout, got {build.Board.Id} without one; add it after board.schema.json.");
        var scene = new Scene(build);
        bool isChip = build.Wires.Count > 0 && build.Wires.All(w => w.Part.IsBuiltIn);
        double right = isChip ? InCase(scene) : layout.IsHeader ? WithHeader(scene, layout) : WithEdges(scene, layout);
        scene.Labels.Add(new Label(build.Name, Margin * Node.Pitch, 26, "start", TextStyle.Title, Surface.Sheet));
        right = Math.Max(right, scene.Labels.Max(l => l.Box.Right)) + Margin * Node.Pitch;
        double bottom = scene.Plates.Max(p => p.Box.Bottom) + Math.Max(1, scene.WiresAround) * Node.Pitch;
        (double from, double to) = Lane(scene);
        scene.Field = new Box(from, 46, to - from, bottom - 46 + Node.Pitch);
        double end = Legend.Write(scene, Margin * Node.Pitch, bottom + 34, right - Margin * Node.Pitch, Remarks(build, isChip));
        scene.Sheet = new Box(0, 0, Math.Ceiling(right), Math.Ceiling(end + 8));
        return scene;
    }

    // Wires run between the parts on the left and those on the right, and round the board where there are no parts.
    private static (double From, double To) Lane(Scene scene)
    {
        double[] board = [.. scene.Pins.Where(p => p.BoardPin is not null).Select(p => p.Node.X)], parts = [.. scene.Pins.Where(p => p.Part is not null).Select(p => p.Node.X)];
        double room = (scene.WiresAround + 1) * Node.Pitch;
        return (parts.Where(x => x < board.Min()).DefaultIfEmpty(board.Min() - room).Max(), parts.Where(x => x > board.Max()).DefaultIfEmpty(board.Max() + room).Min());
    }

    private static IEnumerable<string> Remarks(Build build, bool isChip)
    {
        if (isChip)
            yield return "All of it is in the case: there is nothing to wire.";
        else
            yield return "Pins are in their real order; sizes are not to scale. Go by the marks on the parts: makers differ.";
        foreach (BuildCable cable in build.Cables)
            yield return $"{cable.Part.Name}: {cable.Text}";
        yield return $"Made by tools/Edge.Wiring from hardware/{build.Id}/{BuildFile.Name} and hardware/boards/{build.Board.Id}.json.";
    }

    private static double WithHeader(Scene scene, BoardLayout layout)
    {
        int left = scene.Build.Cables.Count > 0 ? Margin + CameraWidth : Margin;
        Box board = BoardSketch.Header(scene, layout, new Node(left, Top));
        Name(scene, board);
        foreach (BuildCable cable in scene.Build.Cables)
        {
            Box socket = BoardSketch.Place(cable.Socket, board);
            var sketch = new PartSketch(scene, cable.Part, isRight: true);
            double middle = socket.Y + socket.Height / 2;
            Box body = sketch.Draw(Margin + 1, (int)Math.Round(middle / Node.Pitch) - sketch.Rows / 2 - 1);
            scene.Ribbons.Add(new Ribbon(cable, new Box(body.Right, middle - 12, socket.X + 6 - body.Right, 24)));
        }
        int pins = (int)(board.Right / Node.Pitch) + HeaderLabels;
        return Stack(scene, Parts(scene), pins + Channel(scene, Parts(scene)), isRight: true, board);
    }

    private static double WithEdges(Scene scene, BoardLayout layout)
    {
        BuildPart[] parts = [.. Parts(scene)];
        bool IsLeft(BuildPart part) => scene.Build.Wires.Where(w => w.Part == part).Sum(w => layout.Left.Contains(w.BoardPin) ? 1 : -1) > 0;
        BuildPart[] onLeft = [.. parts.Where(IsLeft)], onRight = [.. parts.Except(onLeft)];
        scene.WiresAround = scene.Build.Wires.Count(w => onLeft.Contains(w.Part) != layout.Left.Contains(w.BoardPin));
        double width = onLeft.Select(p => new PartSketch(scene, p, isRight: false).Width).DefaultIfEmpty(0).Max();
        int pins = Margin + (int)Math.Ceiling(width / Node.Pitch);
        int left = onLeft.Length > 0 ? pins + Channel(scene, onLeft) : Margin + 1 + scene.WiresAround;
        Box board = BoardSketch.Edges(scene, layout, new Node(left, Top + 1 + scene.WiresAround));
        Name(scene, board);
        if (onLeft.Length > 0)
            Stack(scene, onLeft, pins, isRight: false, board);
        return onRight.Length > 0 ? Stack(scene, onRight, (int)(board.Right / Node.Pitch) + Channel(scene, onRight), isRight: true, board) : board.Right + (scene.WiresAround + 2) * Node.Pitch;
    }

    private static double InCase(Scene scene)
    {
        Box chip = BoardSketch.Chip(scene, new Node(Margin + 2, Top + 4));
        double right = Stack(scene, Parts(scene), (int)(chip.Right / Node.Pitch) + Channel(scene, Parts(scene)), isRight: true, chip);
        double top = Math.Min(chip.Y, scene.Plates.Min(p => p.Box.Y)) - 4 * Node.Pitch, bottom = scene.Plates.Max(p => p.Box.Bottom) + 2 * Node.Pitch;
        var box = new Box(Margin * Node.Pitch, top, right + 2 * Node.Pitch - Margin * Node.Pitch, bottom - top);
        scene.Plates.Insert(0, new Plate(box, Surface.Sheet, 18));
        scene.Labels.Add(new Label($"{scene.Build.Board.Name}, inside", box.X + 16, top + 18, "start", TextStyle.Name, Surface.Sheet));
        return box.Right;
    }

    private static void Name(Scene scene, Box board) =>
        scene.Labels.Add(new Label(scene.Build.Parts.FirstOrDefault(p => p.Form == PartForm.Board)?.Name ?? scene.Build.Board.Name, board.X + 2, board.Y - 12, "start", TextStyle.Name, Surface.Sheet));

    private static IEnumerable<BuildPart> Parts(Scene scene) => scene.Build.Parts.Where(p => p.Pins.Count > 0 && p.Form != PartForm.Board);

    private static int Channel(Scene scene, IEnumerable<BuildPart> parts) => scene.Build.Wires.Count(w => parts.Contains(w.Part)) + 3;

    // One below the other, each as near as can be to the pins that it is wired to.
    private static double Stack(Scene scene, IEnumerable<BuildPart> parts, int column, bool isRight, Box board)
    {
        PartSketch[] sketches = [.. parts.Select(p => new PartSketch(scene, p, isRight)).OrderBy(s => s.MeanRow)];
        int[] tops = new int[sketches.Length];
        int next = Top;
        for (int i = 0; i < sketches.Length; i++)
        {
            tops[i] = Math.Max(next, (int)sketches[i].MeanRow - sketches[i].Rows / 2);
            next = tops[i] + sketches[i].Rows + 1;
        }
        // What hangs below the board moves up as far as the parts above let it.
        int limit = Math.Max((int)(board.Bottom / Node.Pitch), Top + sketches.Sum(s => s.Rows + 1));
        for (int i = sketches.Length - 1; i >= 0; i--)
        {
            tops[i] = Math.Max(Top, Math.Min(tops[i], limit - sketches[i].Rows));
            limit = tops[i] - 1;
        }
        return sketches.Zip(tops).Max(p => p.First.Draw(column, p.Second).Right);
    }
}
