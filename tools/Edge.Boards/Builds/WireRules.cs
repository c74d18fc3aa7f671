using System.Collections.Generic;
using System.Linq;

namespace Edge.Boards.Builds;

/// <summary>What a wire may not do, whatever the program: the faults that destroy parts or cost an evening.</summary>
internal static class WireRules
{
    /// <summary>Checks one wire against the board and the wires before it.</summary>
    /// <exception cref="BoardException">The wire cannot be right.</exception>
    public static void Check(BuildWire wire, Board board, IReadOnlyList<BuildWire> others, BoardFields fields)
    {
        BoardPin pin = wire.BoardPin;
        PinRole role = WireSignals.Role(wire.Signal);
        if (pin.Role != role)
            throw fields.Wrong("signal", $"a signal for a pin of the role {pin.Role}, as {pin.Name} is", $"{wire.Signal}");
        if (WireSignals.BusLine(wire.Signal) is { } line && !board.Buses.Any(b => b.Kind == line.Kind && b.Pins.TryGetValue(line.Line, out BoardPin? p) && p == pin))
            throw fields.Wrong("board", $"the {line.Line} pin of one of the {line.Kind} buses of {board.Id}", pin.Name);
        if (others.Any(w => w.Part == wire.Part && w.Pin == wire.Pin))
            throw fields.Wrong("pin", "a pin of the part that has no wire yet", $"'{wire.Pin}' again");
        if (wire.Part.IsBuiltIn)
            return;
        if (pin.Reserved is { } reason)
            throw fields.Wrong("board", "a pin that is free", $"{pin.Name} ({reason.TrimEnd('.')})");
        if (pin.Header is null)
            throw fields.Wrong("board", "a pin with a mark on the board", $"{pin.Name} without one");
        if (others.Any(w => !w.Part.IsBuiltIn && w.BoardPin == pin))
            throw fields.Wrong("board", "a pin with no other wire, as a header pin takes one plug", $"{pin.Name} again");
    }
}
