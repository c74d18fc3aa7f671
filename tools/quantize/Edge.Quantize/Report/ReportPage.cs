using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>The page report.html: one file with everything in it, for any browser, light or dark, without a script.</summary>
public static class ReportPage
{
    /// <summary>Writes the page. What the report does not know is left out; the page of a large network is of bounded size.</summary>
    /// <param name="report">The report.</param>
    public static string Write(QuantizationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var labels = new ClassLabels([.. (report.Labels ?? []).Select(Words.Name)]);
        return Page.Write(
            $"Quantisation of {Words.Name(report.Name)}",
            ReportStyle.Rules,
            new SummarySection(report).Draw(),
            new SchemeSection(report).Draw(),
            new AccuracySection(report, labels).Draw(),
            DisagreementSection.Draw(report.Comparison, labels),
            report.Analysis is null ? null : Analysis(report),
            BoardSection.Draw(report.Boards),
            FilesSection.Draw(report));
    }

    private static IEnumerable<XElement?> Analysis(QuantizationReport report)
    {
        var layers = new LayerSection(report.Analysis!);
        yield return layers.Accuracy();
        yield return layers.Costs(report);
        yield return ActivationSection.Draw(report.Analysis!);
        yield return WeightSection.Draw(report.Analysis!);
    }
}
