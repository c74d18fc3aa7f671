using System;
using Edge.Reports;
using Edge.Trainer.Judging;

namespace Edge.Trainer.Reporting;

/// <summary>The page of a judgement: coverage against accuracy, and results by kind.</summary>
public static class JudgementPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(JudgeReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Page.Write(
            $"{report.Model} on photographs",
            "",
            Html.Of("header", Html.Of("h1", $"{report.Model} on photographs"), Html.Styled("p", "note", JudgementSections.Subject(report))),
            JudgementSections.Cards(report),
            Html.Section("Coverage", JudgementSections.Curves(report)),
            Html.Section("Digits by what makes them hard", JudgementSections.Kinds(report.Disturbances, right: true)),
            Html.Section("Digits by what they are", JudgementSections.Kinds(report.Classes, right: true)),
            Html.Section("What is no digit", JudgementSections.Kinds(report.Others, right: false)));
    }
}
