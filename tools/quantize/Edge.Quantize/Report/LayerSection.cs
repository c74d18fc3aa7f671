using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>The layers in two tables: how well int8 keeps to float, and what they cost.</summary>
/// <param name="analysis">The analysis.</param>
internal sealed class LayerSection(NetworkAnalysis analysis)
{
    // More rows than these are not read: report.json has them all.
    private const int MostRows = 200;
    private const int MostLetters = 200;
    private const double FullMeter = 60;

    private const string Measured =
        "Signal to noise is the power of the float values over the power of int8's errors, all layers before included: each 6 dB are one bit. "
        + "'Its own' is what rounding and clipping to this tensor's int8 values alone would leave. Used are those of the 256 values of int8 that occurred. "
        + "Softmax has the range that the format prescribes, so that a probability of 1 counts as clipped.";

    private static readonly string[] MeasuredHeads = ["signal to noise", "its own", "float values", "clipped"];

    /// <summary>Ranges, clipped shares and signal to noise; null where no picture was run.</summary>
    public XElement? Accuracy()
    {
        if (analysis.Images == 0)
            return null;
        bool isMeasured = analysis.Layers.Any(l => l.Output.Measure is not null);
        IEnumerable<(string Name, string Kind, TensorAnalysis Tensor)> rows = analysis.Inputs.Select(i => (i.Name, "input", i))
            .Concat(analysis.Layers.Select(l => (l.Name, Words.Kind(l.Kind), l.Output)));
        return Html.Section(
            "Accuracy by layer",
            Html.Styled("p", "note", isMeasured ? Measured : "There is no float network to compare with, so that only what int8 itself shows is told: used are those of the 256 values that occurred."),
            Html.Table(
                $"Outputs of the layers over {Words.Count(analysis.Images, "picture")}",
                ["layer", "what", .. isMeasured ? MeasuredHeads : [], "int8 range", "scale", "zero", "used"],
                rows.Take(MostRows).Select(r => Row(r.Name, r.Kind, r.Tensor, isMeasured)),
                "layers"),
            Left());
    }

    /// <summary>Multiply-accumulates and bytes.</summary>
    public XElement Costs(QuantizationReport report)
    {
        long most = analysis.Layers.Select(l => l.ArenaBytes).DefaultIfEmpty(0).Max();
        return Html.Section(
            "Cost by layer",
            Html.Table(
                string.Create(CultureInfo.InvariantCulture, $"The arena of {Words.Count(report.ArenaBytes)} bytes holds the activations that are needed at a time; {Words.Count(report.ConstantBytes)} bytes are constants"),
                ["layer", "what", "output", "multiply-accumulates", "weights, bytes", "constants, bytes", "activations, bytes"],
                analysis.Layers.Take(MostRows).Select(l => new object?[]
                {
                    NameCell(l.Name),
                    TextCell(Words.Kind(l.Kind)),
                    Words.Shape(l.Output.Shape),
                    l.Macs == 0 ? "" : MeterCell((double)l.Macs / report.Macs, Words.Count(l.Macs), isLow: false),
                    l.WeightBytes == 0 ? "" : Words.Count(l.WeightBytes),
                    l.ConstantBytes == 0 ? "" : Words.Count(l.ConstantBytes),
                    l.ArenaBytes == most ? Html.Styled("td", "hot", Words.Count(l.ArenaBytes)) : Words.Count(l.ArenaBytes),
                }),
                "layers"),
            Left());
    }

    private static IReadOnlyList<object?> Row(string name, string kind, TensorAnalysis tensor, bool isMeasured) =>
    [
        NameCell(name),
        TextCell(kind),
        .. isMeasured ? Cells(tensor) : [],
        Words.Range(tensor.Lowest, tensor.Highest),
        Words.Real(tensor.Scale),
        Words.Count(tensor.ZeroPoint),
        tensor.LevelsUsed is { } used ? Words.Count((long)Math.Round(256 * used)) : Words.Unknown,
    ];

    private static object?[] Cells(TensorAnalysis tensor)
    {
        if (tensor.Measure is not { } measure)
            return [.. MeasuredHeads.Select(_ => Words.Unknown)];
        double share = Math.Clamp((measure.Sqnr ?? FullMeter) / FullMeter, 0, 1);
        bool isClipped = measure.Clipped > Findings.MuchClipped && !tensor.IsPrescribed;
        return
        [
            MeterCell(share, Words.Decibels(measure.Sqnr), measure.Sqnr < Findings.LowSqnr),
            Words.Decibels(measure.RoundingSqnr),
            Words.Range(measure.Min, measure.Max),
            Html.Styled("td", isClipped ? "hot" : "number", Words.Share(measure.Clipped)),
        ];
    }

    private XElement? Left() => analysis.Layers.Count <= MostRows ? null : Html.Styled("p", "note", $"The first {MostRows} of {Words.Count(analysis.Layers.Count, "layer")}; report.json has them all.");

    private static XElement NameCell(string name) => Html.Styled("td", "text name", new XAttribute("title", name.Length <= MostLetters ? name : name[..MostLetters]), Words.Name(name));

    private static XElement TextCell(string text) => Html.Styled("td", "text", text);

    private static XElement MeterCell(double share, string text, bool isLow) => Html.Styled(
        "td",
        isLow ? "meter low" : "meter",
        Html.Styled("span", "track", Html.Styled("span", "fill", new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"width:{100 * share:0}%")))),
        Html.Styled("span", "figure", text));
}
