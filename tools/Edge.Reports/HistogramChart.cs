using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>How often values occur, with the range that is kept; what lies beyond it is shaded.</summary>
/// <param name="title">What the chart shows.</param>
/// <param name="note">A second line, or empty.</param>
/// <param name="description">The chart in words.</param>
/// <param name="bins">The values.</param>
/// <param name="kept">The range that is kept; null where nothing is cut off.</param>
public sealed class HistogramChart(string title, string note, string description, Bins bins, (double Low, double High)? kept)
{
    private const double Width = 340, Height = 206, Left = 44, Right = 12, Top = 50, Bottom = 24;
    private const double PlotWidth = Width - Left - Right, PlotHeight = Height - Top - Bottom;

    private readonly Axis _values = Axis.Between("value", Math.Min(bins.Low, kept?.Low ?? bins.Low), Math.Max(bins.High, kept?.High ?? bins.High), 6);
    private readonly Axis _counts = Axis.Counts("count", bins.Counts.DefaultIfEmpty(0).Max());

    /// <summary>The chart.</summary>
    public XElement Draw() => Svg.Root(
        Width,
        Height,
        title,
        Svg.Description(description),
        Svg.Text(0, 14, "title", "start", title),
        Svg.Text(0, 31, "tick", "start", note),
        Shade(),
        Grid(),
        Svg.Path(Area(isKept: true), "bar"),
        Svg.Path(Area(isKept: false), "cut"),
        Border(),
        Svg.Line(Left, Top + PlotHeight, Width - Right, Top + PlotHeight, "axis"));

    private static double X(double place) => Left + (place * PlotWidth);

    private double Y(double value) => Top + ((1 - _counts.Place(value)) * PlotHeight);

    private IEnumerable<XElement> Grid()
    {
        foreach (Tick tick in _counts.Ticks)
        {
            double y = Top + ((1 - tick.Place) * PlotHeight);
            yield return Svg.Line(Left, y, Width - Right, y, "grid");
            yield return Svg.Text(Left - 6, y + 4, "tick", "end", tick.Label);
        }
        foreach (Tick tick in _values.Ticks)
            yield return Svg.Text(X(tick.Place), Top + PlotHeight + 15, "tick", "middle", tick.Label);
    }

    private IEnumerable<XElement> Shade()
    {
        if (kept is not { } range)
            yield break;
        double low = X(_values.Place(range.Low)), high = X(_values.Place(range.High));
        if (low > Left)
            yield return Svg.Rectangle(Left, Top, low - Left, PlotHeight, "beyond");
        if (high < Width - Right)
            yield return Svg.Rectangle(high, Top, Width - Right - high, PlotHeight, "beyond");
    }

    private IEnumerable<XElement> Border()
    {
        if (kept is not { } range)
            yield break;
        foreach (double end in new[] { range.Low, range.High })
            yield return Svg.Line(X(_values.Place(end)), Top - 4, X(_values.Place(end)), Top + PlotHeight, "border");
    }

    // All bins in one path of rectangles side by side: a page has many charts. A bin belongs where its middle lies.
    private string Area(bool isKept)
    {
        var path = new StringBuilder();
        double width = (bins.High - bins.Low) / bins.Counts.Count;
        bool isOpen = false;
        for (int i = 0; i < bins.Counts.Count; i++)
        {
            double low = bins.Low + (i * width), middle = low + (width / 2);
            bool draws = bins.Counts[i] > 0 && (kept is not { } range || (middle >= range.Low && middle <= range.High)) == isKept;
            if (draws && !isOpen)
                path.Append(CultureInfo.InvariantCulture, $"M{Short(X(_values.Place(low)))} {Short(Top + PlotHeight)}");
            if (draws)
                path.Append(CultureInfo.InvariantCulture, $"V{Short(Y(bins.Counts[i]))}H{Short(X(_values.Place(low + width)))}");
            else if (isOpen)
                path.Append(CultureInfo.InvariantCulture, $"V{Short(Top + PlotHeight)}Z");
            isOpen = draws;
        }
        return isOpen ? path.Append(CultureInfo.InvariantCulture, $"V{Short(Top + PlotHeight)}Z").ToString() : path.ToString();
    }

    private static string Short(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
