using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
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
            Html.Of("header", Html.Of("h1", $"{report.Model} on photographs"), Html.Styled("p", "note", string.Create(
                CultureInfo.InvariantCulture, $"{report.Digits:N0} digits and {report.NonDigits:N0} photographs of other things: {report.Photographs}{(report.Seed is { } seed ? $", made with seed {seed}" : "")}."))),
            Html.Styled(
                "div",
                "cards",
                Html.Card("located", Percent(report.Located), "of the digits"),
                Html.Card("coverage", Percent(report.Chosen.Coverage), "of the digits are answered"),
                Html.Card("accuracy", Percent(report.Chosen.Accuracy), "of the answers are right"),
                Html.Card("extra", Percent(report.Extra), "answers too many, of the digits"),
                Html.Card("whole", Percent(report.Whole), "of the photographs are answered with just their digits"),
                Html.Card("non-digits", Percent(report.Chosen.NonDigits), "of them are answered")),
            Html.Section(
                "Coverage",
                Html.Styled("p", "note", "Each point is another limit of the rule; the shipped one is the coverage above."),
                Html.Styled("div", "charts", Accuracy(report), NonDigits(report))),
            Html.Section("Digits by what makes them hard", Kinds(report.Disturbances, right: true)),
            Html.Section("Digits by what they are", Kinds(report.Classes, right: true)),
            Html.Section("What is no digit", Kinds(report.Others, right: false)));
    }

    private static XElement Accuracy(JudgeReport report) => Chart("Right among answered", "%", report, p => 100 * p.Accuracy);

    private static XElement NonDigits(JudgeReport report) => Chart("Answered among non-digits", "%", report, p => 100 * p.NonDigits);

    private static XElement Chart(string title, string unit, JudgeReport report, Func<CurvePoint, double> value)
    {
        Series Line(string name, string style, IReadOnlyList<CurvePoint> curve) => new(name, style, [.. curve.Select(p => (100 * p.Coverage, value(p)))]);
        Series[] lines = [Line("rule", "train", report.Curve), Line("probability", "validation", report.ProbabilityCurve)];
        double least = lines.Min(l => l.Points.Min(p => p.Y)), most = lines.Max(l => l.Points.Max(p => p.Y));
        return new LineChart(title, Axis.Linear("coverage, %", 0, 100), Axis.Linear(unit, least, most), lines, []).Draw();
    }

    private static XElement Kinds(IReadOnlyList<KindResult> kinds, bool right)
    {
        string[] heads = ["kind", "number", "found", "answered"];
        return Html.Table(right ? [.. heads, "right among answered", "answers too many"] : heads, kinds.Select(k =>
        {
            string[] cells = [k.Kind, k.Photographs.ToString("N0", CultureInfo.InvariantCulture), Share(k.Found, k.Photographs), Share(k.Answered, k.Photographs)];
            return right ? [.. cells, Share(k.Right, k.Answered), Share(k.Extra, k.Photographs)] : cells;
        }));
    }

    private static string Share(int count, int of) => of == 0 ? "" : Percent((double)count / of);

    private static string Percent(double share) => (100 * share).ToString("0.0#", CultureInfo.InvariantCulture) + " %";
}
