using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Reports;
using Edge.Wiring.Routing;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Drawing;

/// <summary>The wiring of a build as a picture.</summary>
public static class WiringDrawing
{
    /// <summary>The name of the picture in the build's folder.</summary>
    public const string FileName = "wiring.svg";

    private const double CornerRadius = 6;

    /// <summary>Draws a build.</summary>
    /// <returns>The file: the same build gives the same text on every machine.</returns>
    /// <exception cref="BoardException">The board has no layout, or a wire has no way.</exception>
    public static string Draw(Build build)
    {
        Scene scene = SceneComposer.Compose(build);
        return Write(scene, WireRouter.Route(scene));
    }

    /// <summary>Writes a drawing.</summary>
    public static string Write(Scene scene, IReadOnlyList<RoutedWire> wires)
    {
        ArgumentNullException.ThrowIfNull(scene);
        XElement root = Svg.Root(scene.Sheet.Width, scene.Sheet.Height, scene.Build.Name,
            new XElement(Svg.Namespace + "title", $"Wiring: {scene.Build.Name}"),
            Svg.Description(Describe(scene.Build)),
            new XElement(Svg.Namespace + "style", StyleSheetText.Write()),
            Area(scene.Sheet, "sheet", 0),
            scene.Plates.Select(Area),
            scene.Ribbons.Select(Ribbon),
            scene.Strokes.Select(s => Svg.Path(s.Path, $"stroke on-{StyleSheetText.Class(s.Surface)}")),
            scene.Pins.Where(p => p.Signal is null).Select(Pin),
            wires.Select(Wire),
            Junctions(wires),
            scene.Pins.Where(p => p.Signal is not null).Select(Pin),
            scene.Legend.Select(Sample),
            scene.Labels.Select(Text));
        var text = new StringBuilder($"<!-- Made by tools/Edge.Wiring from {BuildFile.Name}: change that and run it again. -->\n");
        return text.Append(root.ToString().ReplaceLineEndings("\n")).Append('\n').ToString();
    }

    private static string Describe(Build build) =>
        string.Join(" ", build.Wires.Select(w => $"{w.Part.Name}, {w.Pin}: to {w.BoardPin.Title}{(w.BoardPin.Header is { } mark && mark != w.BoardPin.Title ? $" (pin {mark})" : "")}, {SignalNames.Of(w.Signal)}.")
            .Concat(build.Cables.Select(c => $"{c.Part.Name}: to {c.Socket.Name}. {c.Text}")));

    private static XElement Area(Plate plate) => Area(plate.Box, plate.Surface == Surface.Sheet ? "case" : StyleSheetText.Class(plate.Surface), plate.Radius);

    private static XElement Area(Box box, string style, double radius) =>
        Svg.Rectangle(box.X, box.Y, box.Width, box.Height, style, radius > 0 ? new XAttribute("rx", Svg.Number(radius)) : null);

    private static XElement Ribbon(Ribbon ribbon) => new(Svg.Namespace + "g",
        Area(ribbon.Box, "metal", 2),
        Enumerable.Range(1, 5).Select(i => Svg.Path(
            $"M {Svg.Number(ribbon.Box.X + 2)} {Svg.Number(ribbon.Box.Y + i * 4)} H {Svg.Number(ribbon.Box.Right - 2)}", "stroke quiet on-metal")));

    private static XElement Pin(PinSpot pin) => pin.Signal is { } signal
        ? Svg.Rectangle(pin.Box.X, pin.Box.Y, pin.Box.Width, pin.Box.Height, $"pad {StyleSheetText.Class(signal)}", new XAttribute("rx", "3"), new XAttribute("stroke-width", "1.5"))
        : Svg.Rectangle(pin.Box.X + 1, pin.Box.Y + 1, pin.Box.Width - 2, pin.Box.Height - 2, "free", new XAttribute("rx", "2"));

    private static XElement Wire(RoutedWire wire)
    {
        string path = Path(wire.Nodes), signal = StyleSheetText.Class(wire.Wire.Signal);
        return new XElement(Svg.Namespace + "g",
            Svg.Hint($"{wire.Wire.Part.Name}, {wire.Wire.Pin}: {wire.Wire.BoardPin.Title}"),
            Svg.Path(path, "gap"), Svg.Path(path, $"rim {signal}"), Svg.Path(path, $"core {signal}"));
    }

    private static XElement Sample(LegendEntry entry)
    {
        string path = $"M {Svg.Number(entry.Box.X)} {Svg.Number(entry.Box.Y + entry.Box.Height / 2)} h {Svg.Number(entry.Box.Width)}", signal = StyleSheetText.Class(entry.Signal);
        return new XElement(Svg.Namespace + "g", Svg.Path(path, $"rim {signal}"), Svg.Path(path, $"core {signal}"));
    }

    private static XElement Text(Label label)
    {
        bool isQuiet = label.Style is TextStyle.FreePin or TextStyle.Mark;
        return Svg.Text(label.X, label.BaseLine, $"{StyleSheetText.Class(label.Style)} on-{StyleSheetText.Class(label.Surface)}{(isQuiet ? " quiet" : "")}", label.Anchor, label.Text);
    }

    // Where wires of one pin part, a dot: without it a junction looks like a crossing.
    private static IEnumerable<XElement> Junctions(IReadOnlyList<RoutedWire> wires) =>
        from net in wires.GroupBy(w => w.Wire.BoardPin)
        from node in net.SelectMany(w => w.Nodes).Distinct()
        where net.SelectMany(w => Neighbours(w.Nodes, node)).Distinct().Count() > 2
        select new XElement(Svg.Namespace + "circle", new XAttribute("cx", Svg.Number(node.X)), new XAttribute("cy", Svg.Number(node.Y)), new XAttribute("r", "5"),
            new XAttribute("class", $"pad {StyleSheetText.Class(net.First().Wire.Signal)}"));

    private static IEnumerable<Node> Neighbours(IReadOnlyList<Node> nodes, Node node)
    {
        for (int i = 0; i < nodes.Count; i++)
            if (nodes[i] == node)
            {
                if (i > 0)
                    yield return nodes[i - 1];
                if (i < nodes.Count - 1)
                    yield return nodes[i + 1];
            }
    }

    // Straight from bend to bend, with round corners.
    private static string Path(IReadOnlyList<Node> nodes)
    {
        var path = new StringBuilder($"M {Svg.Number(nodes[0].X)} {Svg.Number(nodes[0].Y)}");
        for (int i = 1; i < nodes.Count - 1; i++)
        {
            (double X, double Y) before = Unit(nodes[i - 1], nodes[i]), after = Unit(nodes[i], nodes[i + 1]);
            if (before == after)
                continue;
            path.Append($" L {Svg.Number(nodes[i].X - before.X * CornerRadius)} {Svg.Number(nodes[i].Y - before.Y * CornerRadius)}");
            path.Append($" Q {Svg.Number(nodes[i].X)} {Svg.Number(nodes[i].Y)} {Svg.Number(nodes[i].X + after.X * CornerRadius)} {Svg.Number(nodes[i].Y + after.Y * CornerRadius)}");
        }
        return path.Append($" L {Svg.Number(nodes[^1].X)} {Svg.Number(nodes[^1].Y)}").ToString();
    }

    private static (double X, double Y) Unit(Node from, Node to) => (Math.Sign(to.Column - from.Column), Math.Sign(to.Row - from.Row));
}
