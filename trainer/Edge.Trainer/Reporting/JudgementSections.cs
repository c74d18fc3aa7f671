using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;
using Edge.Trainer.Judging;

namespace Edge.Trainer.Reporting;

/// <summary>The parts of a page that tell of a judgement.</summary>
internal static class JudgementSections
{
    /// <summary>What was judged by.</summary>
    public static string Subject(JudgeReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Digits:N0} digits and {report.NonDigits:N0} photographs of other things: {report.Photographs}{(report.Seed is { } seed ? $", made with seed {seed}" : "")}.");

    /// <summary>The figures that stand out.</summary>
    public static XElement Cards(JudgeReport report) => Html.Styled(
        "div",
        "cards",
        Html.Card("located", Percent(report.Located), "of the digits"),
        Html.Card("coverage", Percent(report.Chosen.Coverage), "of the digits are answered"),
        Html.Card("accuracy", Percent(report.Chosen.Accuracy), "of the answers are right"),
        Html.Card("extra", Percent(report.Extra), "answers too many, of the digits"),
        Html.Card("whole", Percent(report.Whole), "of the photographs are answered with just their digits"),
        Html.Card("non-digits", Percent(report.Chosen.NonDigits), "of them are answered"));

    /// <summary>Coverage against accuracy and against answers to non-digits.</summary>
    public static IEnumerable<XElement> Curves(JudgeReport report) =>
    [
        Html.Styled("p", "note", "Each point is another limit of the rule; the shipped one is the coverage above."),
        Html.Styled("div", "charts", Chart("Right among answered", report, p => 100 * p.Accuracy), Chart("Answered among non-digits", report, p => 100 * p.NonDigits)),
    ];

    /// <summary>A table of what became of photographs of several kinds.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="right">Whether they show digits, of which an answer can be right.</param>
    public static XElement Kinds(IReadOnlyList<KindResult> kinds, bool right)
    {
        string[] heads = ["kind", "number", "found", "answered"];
        return Html.Table(right ? [.. heads, "right among answered", "answers too many"] : heads, kinds.Select(k =>
        {
            string[] cells = [k.Kind, k.Photographs.ToString("N0", CultureInfo.InvariantCulture), Share(k.Found, k.Photographs), Share(k.Answered, k.Photographs)];
            return right ? [.. cells, Share(k.Right, k.Answered), Share(k.Extra, k.Photographs)] : cells;
        }));
    }

    private static XElement Chart(string title, JudgeReport report, Func<CurvePoint, double> value)
    {
        Series Line(string name, string style, IReadOnlyList<CurvePoint> curve) => new(name, style, [.. curve.Select(p => (100 * p.Coverage, value(p)))]);
        Series[] lines = [Line("rule", "train", report.Curve), Line("probability", "validation", report.ProbabilityCurve)];
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Y).DefaultIfEmpty()];
        return new LineChart(title, Axis.Linear("coverage, %", 0, 100), Axis.Linear("%", values.Min(), values.Max()), lines, []).Draw();
    }

    private static string Share(int count, int of) => of == 0 ? "" : Percent((double)count / of);

    private static string Percent(double share) => (100 * share).ToString("0.0#", CultureInfo.InvariantCulture) + " %";
}
