using System;
using System.Collections.Generic;
using Edge.Boards;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Routing;

/// <summary>Which nodes are free, and which wires run through the others.</summary>
internal sealed class Occupancy
{
    // Half of a wire and what is left free beside it, in pixels.
    private const double Clearance = 4;

    private readonly bool[,] _isBlocked;
    private readonly Dictionary<Node, List<(RoutedWire Wire, bool IsVertical, bool IsStraight)>> _wires = [];
    private readonly Dictionary<Node, int> _disputes = [];

    public Occupancy(Scene scene)
    {
        Columns = (int)(scene.Sheet.Right / Node.Pitch) + 1;
        Rows = (int)(scene.Sheet.Bottom / Node.Pitch) + 1;
        _isBlocked = new bool[Columns, Rows];
        for (int column = 0; column < Columns; column++)
            for (int row = 0; row < Rows; row++)
                _isBlocked[column, row] = !scene.Field.Contains(column * Node.Pitch, row * Node.Pitch);
        foreach (Box box in scene.Obstacles)
            Block(box);
        foreach (Label label in scene.Labels)
            Block(label.Box);
        foreach (PinSpot pin in scene.Pins)
            Block(pin.Box);
        foreach (Ribbon ribbon in scene.Ribbons)
            Block(ribbon.Box);
    }

    public int Columns { get; }

    public int Rows { get; }

    public bool IsBlocked(Node node) => node.Column < 0 || node.Row < 0 || node.Column >= Columns || node.Row >= Rows || _isBlocked[node.Column, node.Row];

    /// <summary>What a step through a node costs because of other wires: 0 where there is none, very much where they would lie on each other.</summary>
    /// <param name="node">The node.</param>
    /// <param name="net">The board's pin that the wire leads to: wires of one pin may join.</param>
    /// <param name="isVertical">The direction of the way.</param>
    /// <param name="isStraight">True where it goes on straight.</param>
    public int Cost(Node node, BoardPin net, bool isVertical, bool isStraight)
    {
        int cost = _disputes.GetValueOrDefault(node);
        if (!_wires.TryGetValue(node, out List<(RoutedWire Wire, bool IsVertical, bool IsStraight)>? wires))
            return cost;
        foreach ((RoutedWire wire, bool otherIsVertical, bool otherIsStraight) in wires)
        {
            if (wire.Wire.BoardPin == net)
                continue;
            cost += !isStraight || !otherIsStraight || isVertical == otherIsVertical ? WireRouter.ConflictCost : WireRouter.CrossingCost;
        }
        return cost;
    }

    /// <summary>Makes every node where wires lie on each other dearer from now on, so that one of them looks for another way.</summary>
    /// <returns>True where there was one.</returns>
    public bool Dispute()
    {
        bool isAny = false;
        foreach ((Node node, List<(RoutedWire Wire, bool IsVertical, bool IsStraight)> wires) in _wires)
            if (wires.Exists(a => wires.Exists(b => a.Wire.Wire.BoardPin != b.Wire.Wire.BoardPin && (!a.IsStraight || !b.IsStraight || a.IsVertical == b.IsVertical))))
            {
                _disputes[node] = _disputes.GetValueOrDefault(node) + WireRouter.DisputeCost;
                isAny = true;
            }
        return isAny;
    }

    public void Add(RoutedWire wire)
    {
        for (int i = 0; i < wire.Nodes.Count; i++)
        {
            Node node = wire.Nodes[i];
            bool isEnd = i == 0 || i == wire.Nodes.Count - 1;
            Node before = wire.Nodes[Math.Max(0, i - 1)], after = wire.Nodes[Math.Min(wire.Nodes.Count - 1, i + 1)];
            bool isStraight = !isEnd && (before.Column == after.Column || before.Row == after.Row);
            if (!_wires.TryGetValue(node, out List<(RoutedWire, bool, bool)>? list))
                _wires[node] = list = [];
            list.Add((wire, before.Column == after.Column, isStraight));
        }
    }

    public void Remove(RoutedWire wire)
    {
        foreach (Node node in wire.Nodes)
            _wires[node].RemoveAll(w => w.Wire == wire);
    }

    private void Block(Box box)
    {
        Box wide = box.Inflate(Clearance);
        for (int column = Math.Max(0, (int)Math.Ceiling(wide.X / Node.Pitch)); column < Columns && column * Node.Pitch <= wide.Right; column++)
            for (int row = Math.Max(0, (int)Math.Ceiling(wide.Y / Node.Pitch)); row < Rows && row * Node.Pitch <= wide.Bottom; row++)
                _isBlocked[column, row] = true;
    }
}
