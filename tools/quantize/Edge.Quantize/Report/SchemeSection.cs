using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Quantization;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>How the network was quantised, why so, and what else was tried.</summary>
/// <param name="report">The report.</param>
internal sealed class SchemeSection(QuantizationReport report)
{
    /// <summary>The section; null where the report does not tell.</summary>
    public XElement? Draw() => report is { Scheme: null, Reason: null, Assumptions: null } ? null : Html.Section(
        "How it was quantised",
        report.Scheme is null ? null : Html.Of("p", Html.Of("b", Sentence(Words.Scheme(report.Scheme)))),
        report.Reason is not { Length: > 0 } reason ? null : Html.Styled("p", "note", Sentence(reason.TrimEnd('.'))),
        report.Trials is { Count: > 0 } ? Trials() : null,
        report.Assumptions is { Count: > 0 } assumptions ? Html.Of("div", Html.Styled("p", "note", "What was taken for granted:"), Html.Styled("ul", "findings", assumptions.Select(a => Html.Of("li", a)))) : null);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";

    private XElement Trials()
    {
        SchemeTrial[] trials = [.. report.Trials!];
        XElement table = Html.Table(
            $"What was tried on {Words.Count(trials[0].Images, "held-out picture")}; the chosen one is marked",
            ["ranges", "weights", "equalisation", "bias correction", "signal to noise", "same answer as float", "right"],
            trials.Select(t => new object?[]
            {
                Words.Ranges(t.Scheme.Ranges),
                Words.Weights(t.Scheme.Weights),
                t.Scheme.Equalization ? "yes" : "no",
                t.Scheme.BiasCorrection ? "yes" : "no",
                Words.Decibels(t.OutputSqnr),
                $"{Words.Count(t.Agreeing)} of {Words.Count(t.Images)}",
                t.Correct is { } correct ? Words.Count(correct) : Words.Unknown,
            }));
        foreach ((XElement row, SchemeTrial trial) in table.Descendants(Html.Namespace + "tbody").Single().Elements().Zip(trials))
            if (trial.Scheme == report.Scheme)
                row.SetAttributeValue("class", "chosen");
        return table;
    }
}
