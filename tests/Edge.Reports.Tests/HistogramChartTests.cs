using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Edge.Reports.Tests;

/// <summary>A histogram draws every bin once, in the colour of the side of the range that it lies on.</summary>
public sealed partial class HistogramChartTests
{
    [Fact]
    public void BinsBeyondTheRangeAreDrawnApart()
    {
        // Ten bins from 0 to 10; 2 to 7.5 is kept: the middles of bins 2 to 6 lie within, that of bin 7 is its end.
        XElement chart = new HistogramChart("t", "", "", new Bins(0, 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (2, 7.5)).Draw();
        Assert.Equal(6, Count(chart, "bar"));
        Assert.Equal(4, Count(chart, "cut"));
        Assert.Equal(2, chart.Descendants().Count(e => e.Attribute("class")?.Value == "beyond"));
        Assert.Equal(2, chart.Descendants().Count(e => e.Attribute("class")?.Value == "border"));
    }

    [Fact]
    public void EmptyBinsAreNotDrawn()
    {
        XElement chart = new HistogramChart("t", "", "", new Bins(-1, 1, [5, 0, 0, 7]), null).Draw();
        Assert.Equal(2, Count(chart, "bar"));
        Assert.Equal(0, Count(chart, "cut"));
        Assert.DoesNotContain(chart.Descendants(), e => e.Attribute("class")?.Value is "beyond" or "border");
    }

    [Fact]
    public void RangeWiderThanTheValuesShowsUnusedRoom()
    {
        XElement chart = new HistogramChart("t", "", "", new Bins(0, 1, [1, 1]), (-1, 3)).Draw();
        double[] borders = [.. chart.Descendants().Where(e => e.Attribute("class")?.Value == "border").Select(e => double.Parse(e.Attribute("x1")!.Value, CultureInfo.InvariantCulture))];
        Assert.True(borders[1] - borders[0] > 250);
        Assert.Equal(2, Count(chart, "bar"));
    }

    [Fact]
    public void SaysInWordsWhatItShows() =>
        Assert.Equal("in words", new HistogramChart("t", "", "in words", new Bins(0, 1, [1]), null).Draw().Element(Svg.Namespace + "desc")!.Value);

    // A bin is a horizontal stroke of the path.
    private static int Count(XElement chart, string style) =>
        Stroke().Count(chart.Elements(Svg.Namespace + "path").Single(p => p.Attribute("class")!.Value == style).Attribute("d")!.Value);

    [GeneratedRegex("H")]
    private static partial Regex Stroke();
}
