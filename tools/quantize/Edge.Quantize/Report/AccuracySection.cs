using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>Float against int8 on the test pictures: who is right where, and which classes are taken for which.</summary>
/// <param name="report">The report.</param>
/// <param name="labels">The names of the classes.</param>
internal sealed class AccuracySection(QuantizationReport report, ClassLabels labels)
{
    // A chart of more classes is too fine to read: then the commonest confusions are listed.
    private const int MostCharted = 32;
    private const int MostListed = 20;

    /// <summary>The sections.</summary>
    public IEnumerable<XElement> Draw()
    {
        if (report.Comparison is not { } comparison)
            yield break;
        if (comparison.McNemar is { } test)
            yield return Html.Section("Float against int8", Html.Styled("div", "split", Table(test), Html.Styled("p", "note", Method(test))));
        if (comparison.Int8Confusion is { } int8)
            yield return Html.Section("Confusion", Html.Styled("div", "charts", Sets(comparison, int8).Select(s => Draw(s.Name, s.Counts))));
    }

    private static IEnumerable<(string Name, IReadOnlyList<IReadOnlyList<int>> Counts)> Sets(Comparison comparison, IReadOnlyList<IReadOnlyList<int>> int8)
    {
        yield return ("int8", int8);
        if (comparison.FloatConfusion is { } real)
            yield return ("float", real);
    }

    private static string Method(McNemarTest test) => test.IsExact
        ? "McNemar's test by the exact binomial distribution: if both were equally good, each picture that only one gets right would fall to either side like a coin."
        : string.Create(CultureInfo.InvariantCulture, $"McNemar's test by the chi-square distribution with continuity correction: {test.ChiSquare:0.00} with one degree of freedom. If both were equally good, each picture that only one gets right would fall to either side like a coin.");

    private static XElement Table(McNemarTest test)
    {
        XElement Head(string text) => Html.Of("th", new XAttribute("scope", "col"), text);
        XElement Row(string head, int first, int second) => Html.Of(
            "tr", Html.Of("th", new XAttribute("scope", "row"), head), Html.Of("td", Words.Count(first)), Html.Of("td", Words.Count(second)));
        return Html.Styled(
            "div",
            "wide",
            Html.Styled(
                "table",
                "four",
                Html.Of("caption", "Test pictures by who gets them right"),
                Html.Of("thead", Html.Of("tr", Html.Of("td"), Head("int8 right"), Head("int8 wrong"))),
                Html.Of("tbody", Row("float right", test.BothRight, test.FloatOnly), Row("float wrong", test.Int8Only, test.BothWrong))));
    }

    private XElement Draw(string name, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        int all = counts.Sum(r => r.Sum()), right = counts.Select((r, i) => r[i]).Sum();
        string title = $"{name}: {Words.Count(all - right)} of {Words.Count(all)} wrong";
        if (counts.Count <= MostCharted)
            return new ConfusionChart(title, counts, labels).Draw();
        IEnumerable<(int Label, int Answer, int Count)> wrong = counts.SelectMany((row, label) => row.Select((count, answer) => (label, answer, count)).Where(c => c.label != c.answer && c.count > 0));
        return Html.Table(
            $"{title}; the {MostListed} commonest confusions",
            ["class", "answer", "pictures"],
            wrong.OrderByDescending(c => c.Count).ThenBy(c => c.Label).ThenBy(c => c.Answer).Take(MostListed).Select(c => new object?[] { labels[c.Label], labels[c.Answer], Words.Count(c.Count) }));
    }
}
