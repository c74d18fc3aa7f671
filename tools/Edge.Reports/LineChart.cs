using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>Lines over a common horizontal axis, with grid, ticks and legend.</summary>
/// <param name="title">What the chart shows.</param>
/// <param name="horizontal">The horizontal axis.</param>
/// <param name="vertical">The vertical axis.</param>
/// <param name="series">The lines.</param>
/// <param name="borders">Places on the horizontal axis where something new begins, with its name.</param>
public sealed class LineChart(
    string title, Axis horizontal, Axis vertical, IReadOnlyList<Series> series, IReadOnlyList<(double X, string Name)> borders)
{
    /// <summary>Width of the chart.</summary>
    public const double Width = 520;

    /// <summary>Height of the chart.</summary>
    public const double Height = 300;

    private const double Left = 64, Right = 14, Top = 46, Bottom = 42;
    private const double PlotWidth = Width - Left - Right, PlotHeight = Height - Top - Bottom;

    // More points than this would run into one another.
    private const int MostDots = 40;

    /// <summary>The chart.</summary>
    public XElement Draw() => Svg.Root(
        Width,
        Height,
        title,
        Svg.Text(Left, 18, "title", "start", title),
        Legend(),
        Grid(),
        Borders(),
        series.Select(Line));

    private double X(double value) => Left + (horizontal.Place(value) * PlotWidth);

    private double Y(double value) => Top + ((1 - vertical.Place(value)) * PlotHeight);

    private IEnumerable<XElement> Legend()
    {
        // About the width of a letter: there is nothing to measure text with.
        const double Letter = 6.6, Mark = 18, Gap = 14;
        double x = Width - Right;
        foreach (Series line in series.Reverse())
        {
            double width = line.Name.Length * Letter;
            yield return Svg.Text(x - width, 18, "label", "start", line.Name);
            yield return Svg.Line(x - width - Mark - 4, 14, x - width - 4, 14, $"line {line.Style}");
            x -= width + Mark + Gap;
        }
    }

    private IEnumerable<XElement> Grid()
    {
        foreach (Tick tick in vertical.Ticks)
        {
            double y = Top + ((1 - tick.Place) * PlotHeight);
            yield return Svg.Line(Left, y, Width - Right, y, "grid");
            yield return Svg.Text(Left - 8, y + 4, "tick", "end", tick.Label);
        }
        foreach (Tick tick in horizontal.Ticks)
        {
            double x = Left + (tick.Place * PlotWidth);
            yield return Svg.Line(x, Top + PlotHeight, x, Top + PlotHeight + 4, "axis");
            yield return Svg.Text(x, Top + PlotHeight + 17, "tick", "middle", tick.Label);
        }
        yield return Svg.Line(Left, Top + PlotHeight, Width - Right, Top + PlotHeight, "axis");
        yield return Svg.Text(Left + (PlotWidth / 2), Height - 6, "label", "middle", horizontal.Title);
        yield return Svg.Text(Left - 8, Top - 12, "label", "end", vertical.Title);
    }

    private IEnumerable<XElement> Borders()
    {
        foreach ((double x, string name) in borders)
        {
            if (X(x) > Left)
                yield return Svg.Line(X(x), Top - 6, X(x), Top + PlotHeight, "border");
            yield return Svg.Text(X(x) + 5, Top - 4, "tick", "start", name);
        }
    }

    private XElement Segment(IEnumerable<(double X, double Y)> points) => new(
        Svg.Namespace + "polyline",
        new XAttribute("class", "line"),
        new XAttribute("points", string.Join(' ', points.Select(p => $"{Svg.Number(X(p.X))},{Svg.Number(Y(p.Y))}"))));

    private XElement Line(Series line)
    {
        var group = new XElement(
            Svg.Namespace + "g",
            new XAttribute("class", line.Style),
            line.Points.GroupBy(p => borders.Count(b => b.X < p.X)).Select(Segment));
        if (line.Points.Count <= MostDots)
            group.Add(line.Points.Select(p => new XElement(
                Svg.Namespace + "circle",
                new XAttribute("class", "dot"),
                new XAttribute("cx", Svg.Number(X(p.X))),
                new XAttribute("cy", Svg.Number(Y(p.Y))),
                new XAttribute("r", "2.6"),
                Svg.Hint($"{line.Name}, {horizontal.Title} {Axis.Label(p.X)}: {Axis.Label(p.Y)}"))));
        return group;
    }
}
