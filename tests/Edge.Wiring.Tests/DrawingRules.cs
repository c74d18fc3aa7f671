using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Wiring.Routing;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Tests;

/// <summary>What makes a drawing readable and right; each fault is one line.</summary>
internal static class DrawingRules
{
    // Half of the widest stroke of a wire, in pixels.
    private const double HalfWire = 2.8;

    public static IEnumerable<string> Faults(Scene scene, IReadOnlyList<RoutedWire> wires) =>
        [.. Ends(scene, wires), .. Texts(scene), .. Surfaces(scene), .. Ways(scene, wires), .. Overlaps(wires)];

    // Every wire of the build is there once, from its part's pin to its board's pin, one step of the grid after the other.
    private static IEnumerable<string> Ends(Scene scene, IReadOnlyList<RoutedWire> wires)
    {
        if (!wires.Select(w => w.Wire).SequenceEqual(scene.Build.Wires))
            yield return "the drawing has other wires than the build";
        foreach (RoutedWire wire in wires)
        {
            PinSpot? from = scene.Pins.SingleOrDefault(p => p.Node == wire.Nodes[0]), to = scene.Pins.SingleOrDefault(p => p.Node == wire.Nodes[^1]);
            if (from?.Part != wire.Wire.Part || from.PartPin != wire.Wire.Pin || to?.BoardPin != wire.Wire.BoardPin)
                yield return $"{Name(wire)} does not end on its pins";
            if (wire.Nodes.Zip(wire.Nodes.Skip(1)).Any(s => Math.Abs(s.First.Column - s.Second.Column) + Math.Abs(s.First.Row - s.Second.Row) != 1))
                yield return $"{Name(wire)} jumps";
        }
    }

    private static IEnumerable<string> Texts(Scene scene)
    {
        for (int i = 0; i < scene.Labels.Count; i++)
        {
            Label label = scene.Labels[i];
            if (!scene.Sheet.Contains(label.Box))
                yield return $"'{label.Text}' leaves the sheet";
            foreach (Label other in scene.Labels.Skip(i + 1).Where(o => o.Box.Overlaps(label.Box)))
                yield return $"'{label.Text}' overlaps '{other.Text}'";
            foreach (PinSpot pin in scene.Pins.Where(p => p.Box.Overlaps(label.Box)))
                yield return $"'{label.Text}' overlaps a pin";
            foreach (LegendEntry entry in scene.Legend.Where(e => e.Box.Overlaps(label.Box)))
                yield return $"'{label.Text}' overlaps the sample of {entry.Signal}";
        }
    }

    // The uppermost area under all of a text is the one whose colours it has.
    private static IEnumerable<string> Surfaces(Scene scene)
    {
        foreach (Label label in scene.Labels)
        {
            Plate[] under = [.. scene.Plates.Where(p => p.Surface != Surface.Sheet && p.Box.Overlaps(label.Box))];
            Surface surface = under.Length == 0 ? Surface.Sheet : under[^1].Surface;
            if (surface != label.Surface || (under.Length > 0 && !under[^1].Box.Contains(label.Box)))
                yield return $"'{label.Text}' has the colour for {label.Surface} and stands on {string.Join(", ", under.Select(p => p.Surface).DefaultIfEmpty(Surface.Sheet))}";
        }
    }

    private static IEnumerable<string> Ways(Scene scene, IReadOnlyList<RoutedWire> wires)
    {
        foreach (RoutedWire wire in wires)
            foreach ((Node First, Node Second) step in wire.Nodes.Zip(wire.Nodes.Skip(1)))
            {
                Box box = Stroke(step.First, step.Second);
                foreach (Label label in scene.Labels.Where(l => l.Box.Overlaps(box)))
                    yield return $"{Name(wire)} runs through '{label.Text}'";
                foreach (PinSpot pin in scene.Pins.Where(p => p.Node != wire.Nodes[0] && p.Node != wire.Nodes[^1] && p.Box.Overlaps(box)))
                    yield return $"{Name(wire)} touches the pin {pin.BoardPin?.Name ?? pin.PartPin}";
                foreach (Plate plate in scene.Plates.Where(p => p.Surface is Surface.Module or Surface.Metal or Surface.Glass && p.Box.Inflate(-11).Overlaps(box)))
                    yield return $"{Name(wire)} runs over {plate.Surface}";
                if (!scene.Sheet.Contains(box))
                    yield return $"{Name(wire)} leaves the sheet";
            }
    }

    // Wires of two pins have no step in common, and meet only where both run straight on.
    private static IEnumerable<string> Overlaps(IReadOnlyList<RoutedWire> wires)
    {
        for (int i = 0; i < wires.Count; i++)
            for (int j = i + 1; j < wires.Count; j++)
            {
                if (wires[i].Wire.BoardPin == wires[j].Wire.BoardPin)
                    continue;
                foreach (Node node in wires[i].Nodes.Intersect(wires[j].Nodes))
                    if (Run(wires[i], node) is not { } first || Run(wires[j], node) is not { } second || first == second)
                        yield return $"{Name(wires[i])} lies on {Name(wires[j])} at {node}";
            }
    }

    // True where a wire runs straight down through a node, false where straight across, null where it bends or ends.
    private static bool? Run(RoutedWire wire, Node node)
    {
        int at = wire.Nodes.ToList().IndexOf(node);
        if (at == 0 || at == wire.Nodes.Count - 1)
            return null;
        Node before = wire.Nodes[at - 1], after = wire.Nodes[at + 1];
        return before.Column == after.Column ? true : before.Row == after.Row ? false : null;
    }

    private static Box Stroke(Node first, Node second) => new Box(
        Math.Min(first.X, second.X), Math.Min(first.Y, second.Y), Math.Abs(first.X - second.X), Math.Abs(first.Y - second.Y)).Inflate(HalfWire);

    private static string Name(RoutedWire wire) => $"the wire {wire.Wire.Part.Id} {wire.Wire.Pin}";
}
