using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Network;
using Edge.Reports;

namespace Edge.Trainer.Reporting;

/// <summary>The network by layers: table, first filters, weights.</summary>
/// <param name="graph">The exported network.</param>
internal sealed class NetworkSection(FloatGraph graph)
{
    private const int MostFilters = 128;
    private const int Bins = 41;

    /// <summary>Layers with shape, parameters and multiply-accumulates.</summary>
    public XElement Table()
    {
        string[] heads = ["layer", "what", "output", "parameters", "multiply-accumulates"];
        List<string[]> rows = [.. graph.Operators.Select(o => new[] { o.Name, NetworkFacts.Kind(o), NetworkFacts.Shape(o.Output), Count(NetworkFacts.Parameters(o)), Count(NetworkFacts.Macs(o)) })];
        rows.Add(["all", "", "", Count(graph.Operators.Sum(NetworkFacts.Parameters)), Count(graph.Operators.Sum(NetworkFacts.Macs))]);
        XElement table = Html.Table(heads, rows);
        table.SetAttributeValue("class", "wide network");
        return Html.Section("Network", Html.Styled("p", "note", "As exported: batch normalisation is folded into the layer before it, rectifiers are fused, dropout is gone."), table);
    }

    /// <summary>The kernels of the first convolution; null where there is none.</summary>
    public XElement? Filters()
    {
        if (graph.Operators.OfType<FloatConv2D>().FirstOrDefault() is not { } first)
            return null;
        int height = first.Window.Height, width = first.Window.Width, inputs = first.Input.Shape[3] / first.Groups;
        int count = Math.Min(first.Bias.Count, MostFilters);
        float largest = first.Weights.Max(Math.Abs);
        // Of several input channels the mean.
        double Weight(int filter, int y, int x) => Enumerable.Range(0, inputs).Average(i => first.Weights[(((((filter * height) + y) * width) + x) * inputs) + i]) / Math.Max(largest, float.Epsilon);
        XElement picture = new TileSheet(count, height, width, Weight, isSigned: true).Draw(54, 6, "Kernels of the first convolution");
        return Html.Section(
            "First-layer filters",
            Html.Figure(
                picture,
                Invariant($"{first.Name}: {count} of {first.Bias.Count} kernels of {height}\u00d7{width}; "),
                Html.Styled("span", "key negative", "\u2212" + Short(largest)),
                Html.Styled("span", "key zero", "0"),
                Html.Styled("span", "key positive", "+" + Short(largest))));
    }

    /// <summary>The distribution of each layer's weights.</summary>
    public XElement Weights() => Html.Section("Weights", Html.Styled("div", "charts three", graph.Operators.Where(o => NetworkFacts.Weights(o).Count > 0).Select(Histogram)));

    private static XElement Histogram(FloatOperator step)
    {
        IReadOnlyList<float> weights = NetworkFacts.Weights(step);
        var axis = Axis.Linear("weight", weights.Min(), weights.Max(), 4);
        var counts = new int[Bins];
        foreach (float weight in weights)
            counts[Math.Min((int)(axis.Place(weight) * Bins), Bins - 1)]++;
        double width = (axis.High - axis.Low) / Bins;
        return new BarChart(
            $"{step.Name}: {Count(weights.Count)} weights",
            axis,
            Axis.Linear("count", 0, counts.Max(), 4),
            [.. counts.Select((c, i) => new Bar(c, null, Invariant($"{axis.Low + (i * width):0.####} to {axis.Low + ((i + 1) * width):0.####}: {c}")))],
            340,
            200).Draw();
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
