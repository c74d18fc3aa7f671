using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Tables;

/// <summary>The tables that guides of builds show.</summary>
public static class BuildTables
{
    /// <summary>What to buy; parts that are in the board's case are left out.</summary>
    public static string Parts(Build build) => MarkdownTable.Write(
        ["part", "count", "look for", "does as well"],
        build.Parts.Where(p => !p.IsBuiltIn).Select(p => new[] { p.IsOptional ? $"{p.Name} (optional)" : p.Name, $"{p.Count}", p.LookFor, p.Alternatives }));

    /// <summary>What is wired to what.</summary>
    public static string Wiring(Build build) => MarkdownTable.Write(
        ["part", "pin", build.Parts.FirstOrDefault(p => p.Form == PartForm.Board)?.Name ?? build.Board.Name, "what it carries"],
        build.Wires.Select(w => new[] { w.Part.Name, w.Pin, Place(build.Board, w.BoardPin), SignalNames.Of(w.Signal) }));

    /// <summary>All builds side by side.</summary>
    public static string Comparison(IEnumerable<Build> builds) => MarkdownTable.Write(
        ["build", "for whom", "what it shows", "wires", "program"],
        builds.Select(b => new[] { $"[{b.Name}]({b.Id}/README.md)", b.Audience, b.Shows, $"{b.Wires.Count(w => !w.Part.IsBuiltIn)}", $"`{b.Firmware}`" }));

    /// <summary>Where a pin is found on the board, in words.</summary>
    public static string Place(Board board, BoardPin pin)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(pin);
        string name = pin.Gpio is { } gpio && pin.Title != $"GPIO{gpio}" ? $"GPIO{gpio}, {pin.Title}" : pin.Title;
        if (pin.Header is null || board.Layout is not { } layout)
            return name;
        if (layout.IsHeader)
            return $"{name}, pin {pin.Header}";
        (string side, int index) = layout.Left.Contains(pin) ? ("left", layout.Left.ToList().IndexOf(pin)) : ("right", layout.Right.ToList().IndexOf(pin));
        string marked = pin.Header == pin.Title ? "" : $", marked {pin.Header}";
        return $"{name}{marked}, {side} row, {Ordinal(index + 1)} from the top";
    }

    private static string Ordinal(int number) => number + ((number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
