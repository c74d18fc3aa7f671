using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Routing;

/// <summary>Finds the ways of wires: along the grid, around texts, pins and parts, with few bends and crossings, none beside another on one line.</summary>
/// <remarks>Each wire takes the cheapest way; then each is taken out and led again, and where wires lie on each other the place gets dearer, until none do
/// and nothing gets better.</remarks>
public sealed class WireRouter
{
    /// <summary>What a crossing costs, in steps.</summary>
    internal const int CrossingCost = 9;

    /// <summary>What lying on another wire costs: no drawing has it, but on the way to a good one a wire may.</summary>
    internal const int ConflictCost = 60;

    /// <summary>What a node costs more for each round in which wires lay on each other there.</summary>
    internal const int DisputeCost = 8;

    private const int StepCost = 1;
    private const int BendCost = 4;
    private const int Rounds = 30;
    private const int Patience = 3;

    private readonly Scene _scene;
    private readonly Occupancy _occupancy;
    private readonly int[] _costs;
    private readonly (Node Node, Direction Direction)[] _origins;

    private WireRouter(Scene scene)
    {
        _scene = scene;
        _occupancy = new Occupancy(scene);
        _costs = new int[_occupancy.Columns * _occupancy.Rows * 4];
        _origins = new (Node, Direction)[_costs.Length];
    }

    /// <summary>Leads every wire of a drawing.</summary>
    /// <exception cref="BoardException">There is no way for a wire.</exception>
    public static IReadOnlyList<RoutedWire> Route(Scene scene)
    {
        // Short wires first, long ones first, from the top: the best of the three is taken.
        BuildWire[] wires = [.. scene.Build.Wires];
        int Length(BuildWire w) => Math.Abs(From(scene, w).Node.Row - To(scene, w).Node.Row);
        IEnumerable<BuildWire>[] orders = [wires.OrderBy(Length), wires.OrderByDescending(Length), wires.OrderBy(w => To(scene, w).Node.Row)];
        (int Cost, IReadOnlyList<RoutedWire> Wires) best = (int.MaxValue, []);
        foreach (IEnumerable<BuildWire> order in orders)
        {
            (int cost, IReadOnlyList<RoutedWire> routed) = new WireRouter(scene).Route([.. order]);
            if (cost < best.Cost)
                best = (cost, routed);
        }
        return best.Wires.Count > 0
            ? [.. best.Wires.OrderBy(w => Array.IndexOf(wires, w.Wire))]
            : throw new BoardException($"{scene.Build.Id}: expected a way for every wire, found none without lying on another; spread the wires over other pins of the board.");
    }

    private (int Cost, IReadOnlyList<RoutedWire> Wires) Route(BuildWire[] order)
    {
        var routed = new Dictionary<BuildWire, (int Cost, RoutedWire Wire)>();
        foreach (BuildWire wire in order)
            routed[wire] = Lead(wire);
        (int Cost, IReadOnlyList<RoutedWire> Wires) best = (int.MaxValue, []);
        for (int round = 0, idle = 0; round < Rounds && idle < Patience; round++)
        {
            foreach (BuildWire wire in order)
            {
                _occupancy.Remove(routed[wire].Wire);
                routed[wire] = Lead(wire);
            }
            if (_occupancy.Dispute())
                continue;
            int cost = routed.Values.Sum(r => r.Cost);
            idle = cost < best.Cost ? 0 : idle + 1;
            if (cost < best.Cost)
                best = (cost, [.. routed.Values.Select(r => r.Wire)]);
        }
        return best;
    }

    private (int Cost, RoutedWire Wire) Lead(BuildWire wire)
    {
        (int cost, IReadOnlyList<Node> nodes) = Search(From(_scene, wire).Node, To(_scene, wire).Node, wire.BoardPin)
            ?? throw new BoardException($"{_scene.Build.Id}: expected a way for the wire from {wire.Part.Id} {wire.Pin} to {wire.BoardPin.Name}, found none; take another pin of the board.");
        var routed = new RoutedWire(wire, nodes);
        _occupancy.Add(routed);
        return (cost, routed);
    }

    private (int Cost, IReadOnlyList<Node> Nodes)? Search(Node start, Node goal, BoardPin net)
    {
        Array.Fill(_costs, int.MaxValue);
        var open = new PriorityQueue<(Node Node, Direction Direction), (int Estimate, int Order)>();
        int order = 0;
        for (Direction direction = Direction.Right; direction <= Direction.Up; direction++)
        {
            _costs[Index(start, direction)] = 0;
            open.Enqueue((start, direction), (0, order++));
        }
        while (open.TryDequeue(out (Node Node, Direction Direction) state, out _))
        {
            int known = _costs[Index(state.Node, state.Direction)];
            if (state.Node == goal)
                return (known, Trace(state, start));
            for (Direction turn = Direction.Right; turn <= Direction.Up; turn++)
            {
                if (Step(state, turn, start, goal, net) is not { } cost)
                    continue;
                Node next = Next(state.Node, turn);
                int index = Index(next, turn), sum = known + cost;
                if (_costs[index] <= sum)
                    continue;
                _costs[index] = sum;
                _origins[index] = state;
                open.Enqueue((next, turn), (sum + (Math.Abs(next.Column - goal.Column) + Math.Abs(next.Row - goal.Row)) * StepCost, order++));
            }
        }
        return null;
    }

    private int Index(Node node, Direction direction) => (node.Row * _occupancy.Columns + node.Column) * 4 + (int)direction;

    // The cost of leaving a node in a direction, its crossing and bend included; null where it cannot be left so.
    private int? Step((Node Node, Direction Direction) state, Direction turn, Node start, Node goal, BoardPin net)
    {
        if (state.Node == start ? turn != state.Direction : (int)turn == ((int)state.Direction + 2) % 4)
            return null;
        Node next = Next(state.Node, turn);
        if (next != goal && _occupancy.IsBlocked(next))
            return null;
        bool isVertical = turn is Direction.Up or Direction.Down, isStraight = turn == state.Direction;
        int cost = StepCost + (isStraight ? 0 : BendCost);
        return state.Node == start ? cost : cost + _occupancy.Cost(state.Node, net, isVertical, isStraight);
    }

    private static Node Next(Node node, Direction direction) => direction switch
    {
        Direction.Right => node with { Column = node.Column + 1 },
        Direction.Down => node with { Row = node.Row + 1 },
        Direction.Left => node with { Column = node.Column - 1 },
        _ => node with { Row = node.Row - 1 },
    };

    private List<Node> Trace((Node Node, Direction Direction) state, Node start)
    {
        List<Node> nodes = [state.Node];
        while (state.Node != start)
        {
            state = _origins[Index(state.Node, state.Direction)];
            nodes.Add(state.Node);
        }
        nodes.Reverse();
        return nodes;
    }

    private static PinSpot From(Scene scene, BuildWire wire) => scene.Pins.First(p => p.Part == wire.Part && p.PartPin == wire.Pin);

    private static PinSpot To(Scene scene, BuildWire wire) => scene.Pins.First(p => p.BoardPin == wire.BoardPin);
}
