using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>How the values of every activation lie in its int8 range.</summary>
internal static class ActivationSection
{
    // A page of more charts is not read; those that are kept are the worst.
    private const int MostCharts = 32;

    /// <summary>The section; null where there are no histograms.</summary>
    public static XElement? Draw(NetworkAnalysis analysis)
    {
        (string Name, TensorAnalysis Tensor)[] all = [.. analysis.Activations.Where(a => a.Tensor.Histogram is { Counts.Count: > 0 })];
        if (all.Length == 0)
            return null;
        int[] shown = [.. Enumerable.Range(0, all.Length).OrderBy(i => all[i].Tensor.Measure?.Sqnr ?? double.MaxValue).Take(MostCharts).Order()];
        string left = all.Length <= MostCharts ? "" : $" Shown are the {MostCharts} of {all.Length} with the least signal to noise; the others are in the table above and in report.json.";
        return Html.Section(
            "Activations",
            Html.Styled("p", "note", "How often values occur, on a logarithmic scale. Between the dashed lines they keep their int8 form; what lies in the shaded part beyond is clipped to the nearer line." + left),
            Html.Styled("div", "charts three", shown.Select(i => Chart(all[i].Name, all[i].Tensor))));
    }

    private static XElement Chart(string name, TensorAnalysis tensor)
    {
        ValueHistogram histogram = tensor.Histogram!;
        // Half a step beyond the outermost values still rounds to them.
        (double Low, double High) kept = (tensor.Lowest - (tensor.Scale / 2), tensor.Highest + (tensor.Scale / 2));
        double high = histogram.High > histogram.Low ? histogram.High : histogram.Low + tensor.Scale;
        string measure = tensor.Measure is { } m ? $"{Words.Decibels(m.Sqnr)}, {Words.Share(m.Clipped)} clipped, " : "";
        string note = $"{measure}scale {Words.Real(tensor.Scale)}, zero {Words.Count(tensor.ZeroPoint)}";
        string description = $"Histogram of {Words.Name(name)}: values from {Words.Real(histogram.Low)} to {Words.Real(histogram.High)}, int8 range from {Words.Real(tensor.Lowest)} to {Words.Real(tensor.Highest)}.";
        return new HistogramChart(Words.Name(name), note, description, new Bins(histogram.Low, high, histogram.Counts), kept).Draw();
    }
}
