using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>Bars over an even horizontal axis.</summary>
/// <param name="title">What the chart shows.</param>
/// <param name="horizontal">The horizontal axis; bars are as wide as it is divided by their number.</param>
/// <param name="vertical">The vertical axis.</param>
/// <param name="bars">The bars.</param>
/// <param name="width">The chart's width.</param>
/// <param name="height">The chart's height.</param>
public sealed class BarChart(string title, Axis horizontal, Axis vertical, IReadOnlyList<Bar> bars, double width, double height)
{
    private const double Left = 52, Right = 12, Top = 42, Bottom = 36;

    private double PlotWidth => width - Left - Right;

    private double PlotHeight => height - Top - Bottom;

    /// <summary>The chart.</summary>
    public XElement Draw() => Svg.Root(
        width,
        height,
        title,
        Svg.Text(Left, 16, "title", "start", title),
        Grid(),
        bars.Select(Draw),
        Svg.Line(Left, Top + PlotHeight, width - Right, Top + PlotHeight, "axis"));

    private IEnumerable<XElement> Grid()
    {
        foreach (Tick tick in vertical.Ticks)
        {
            double y = Top + ((1 - tick.Place) * PlotHeight);
            yield return Svg.Line(Left, y, width - Right, y, "grid");
            yield return Svg.Text(Left - 8, y + 4, "tick", "end", tick.Label);
        }
        foreach (Tick tick in horizontal.Ticks)
            yield return Svg.Text(Left + (tick.Place * PlotWidth), Top + PlotHeight + 15, "tick", "middle", tick.Label);
        yield return Svg.Text(Left + (PlotWidth / 2), height - 4, "label", "middle", horizontal.Title);
        yield return Svg.Text(Left - 8, Top - 12, "label", "end", vertical.Title);
    }

    private IEnumerable<XElement> Draw(Bar bar, int index)
    {
        // A narrower bar has no room for its number.
        const double LeastForText = 26;
        double pitch = PlotWidth / bars.Count, gap = pitch > 6 ? pitch * 0.2 : 0, tall = vertical.Place(bar.Value) * PlotHeight, left = Left + (index * pitch);
        yield return Svg.Rectangle(left + (gap / 2), Top + PlotHeight - tall, pitch - gap, tall, "bar", Svg.Hint(bar.Hint));
        if (bar.Label is not null && pitch >= LeastForText)
            yield return Svg.Text(left + (pitch / 2), Top + PlotHeight - tall - 5, "tick", "middle", bar.Label);
    }
}
