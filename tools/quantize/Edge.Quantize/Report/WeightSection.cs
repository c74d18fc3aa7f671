using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>How the int8 weights of every layer lie.</summary>
internal static class WeightSection
{
    private const int MostCharts = 32;

    /// <summary>The section; null where no layer has weights.</summary>
    public static XElement? Draw(NetworkAnalysis analysis)
    {
        LayerAnalysis[] all = [.. analysis.Layers.Where(l => l.Weights is not null)];
        if (all.Length == 0)
            return null;
        int[] shown = [.. Enumerable.Range(0, all.Length).OrderByDescending(i => all[i].WeightBytes).Take(MostCharts).Order()];
        string left = all.Length <= MostCharts ? "" : $" Shown are the {MostCharts} of {all.Length} layers with the most weights; report.json has them all.";
        return Html.Section(
            "Weights",
            Html.Styled("p", "note", "How often each int8 value from \u2212127 to 127 occurs, on a logarithmic scale. Weights that crowd around 0 use few of them: then a scale for each output channel, or cross-layer equalisation, helps." + left),
            Html.Styled("div", "charts three", shown.Select(i => Chart(all[i].Name, all[i].Weights!))));
    }

    private static XElement Chart(string name, WeightAnalysis weights)
    {
        string scales = weights.LeastScale == weights.LargestScale ? $"scale {Words.Real(weights.LeastScale)}" : $"scales {Words.Range(weights.LeastScale, weights.LargestScale)}";
        string note = $"{(weights.Sqnr is { } sqnr ? Words.Decibels(sqnr) + ", " : "")}{Words.Share(weights.LevelsUsed)} of the values used, {scales}";
        string description = $"Histogram of the {Words.Count(weights.Count)} int8 weights of {Words.Name(name)}; {scales}.";
        return new HistogramChart($"{Words.Name(name)}: {Words.Count(weights.Count, "weight")}", note, description, new Bins(weights.Histogram.Low, weights.Histogram.High, weights.Histogram.Counts), null).Draw();
    }
}
