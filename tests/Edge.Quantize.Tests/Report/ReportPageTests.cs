using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Report;

namespace Edge.Quantize.Tests.Report;

/// <summary>The page is whole in itself, well-formed, of bounded size, has the report's very figures, and tells what it shows in words.</summary>
public sealed class ReportPageTests
{
    private const int MostBytes = 2 << 20;

    private static readonly XNamespace Page = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Picture = "http://www.w3.org/2000/svg";
    private static readonly QuantizationReport Whole = ReportSample.Whole();
    private static readonly string Text = ReportPage.Write(Whole);
    private static readonly XElement Root = XDocument.Parse(Text).Root!;

    [Fact]
    public void NeedsNothingElse() => AssertSafe(Root, Text);

    [Fact]
    public void TellsWhatPicturesAndTablesShow()
    {
        Assert.NotEmpty(Root.Descendants(Picture + "svg"));
        Assert.All(Root.Descendants(Picture + "svg"), s => Assert.False(string.IsNullOrWhiteSpace(s.Attribute("aria-label")?.Value)));
        Assert.All(Root.Descendants(Page + "img"), i => Assert.False(string.IsNullOrWhiteSpace(i.Attribute("alt")?.Value)));
        Assert.All(Root.Descendants(Page + "table"), t => Assert.False(string.IsNullOrWhiteSpace(t.Element(Page + "caption")?.Value)));
        Assert.All(Root.Descendants(Page + "th"), t => Assert.NotNull(t.Attribute("scope")));
        // One chart an activation and one a layer with weights, each described.
        int charts = Whole.Analysis!.Inputs.Count + Whole.Analysis.Layers.Count(l => l.Kind != "RESHAPE") + Whole.Analysis.Layers.Count(l => l.Weights is not null);
        Assert.Equal(charts, Root.Descendants(Picture + "desc").Count());
    }

    [Fact]
    public void BeginsWithTheOutcome()
    {
        string[] lead = [.. Root.Descendants(Page + "p").Where(p => p.Attribute("class")?.Value == "lead").Select(p => p.Value)];
        Assert.Contains(FormattableString.Invariant($"{Whole.Int8Accuracy:0.00} %"), lead[0], StringComparison.Ordinal);
        Assert.Equal(Whole.Comparison!.McNemar!.Sentence, lead[1]);
        Dictionary<string, string> cards = Root.Descendants(Page + "div").Where(d => d.Attribute("class")?.Value == "card").ToDictionary(d => d.Element(Page + "span")!.Value, d => d.Element(Page + "strong")!.Value);
        Assert.Equal(FormattableString.Invariant($"{Whole.FloatAccuracy:0.00} %"), cards["float accuracy"]);
        Assert.Equal(FormattableString.Invariant($"{Whole.Int8Accuracy:0.00} %"), cards["int8 accuracy"]);
        Assert.Equal(FormattableString.Invariant($"{Whole.TfliteBytes:N0}"), cards["model.tflite"]);
        Assert.Equal(FormattableString.Invariant($"{Whole.ArenaBytes:N0}"), cards["arena"]);
        Assert.Equal(FormattableString.Invariant($"{Whole.Macs:N0}"), cards["multiply-accumulates"]);
        TensorMeasure output = Whole.Analysis!.Layers.Last(l => l.Kind == "FULLY_CONNECTED").Output.Measure!;
        Assert.Equal(FormattableString.Invariant($"{output.Sqnr:0.0} dB"), cards["signal to noise"]);
    }

    [Fact]
    public void MarksTheChosenScheme()
    {
        XElement[] rows = [.. Section(Root, "How it was quantised").Descendants(Page + "tbody").Single().Elements()];
        Assert.Equal(2, rows.Length);
        Assert.Equal("MSE|per channel|yes|no|40.0 dB|49 of 50|48", string.Join('|', rows[0].Elements().Select(c => c.Value)));
        Assert.Equal("chosen", rows[0].Attribute("class")?.Value);
        Assert.Equal("min-max|per channel|yes|no|exact|47 of 50|\u2013", string.Join('|', rows[1].Elements().Select(c => c.Value)));
        Assert.Null(rows[1].Attribute("class"));
    }

    [Fact]
    public void ShowsThePicturesOfWorstDisagreements()
    {
        XElement[] figures = [.. Section(Root, "Different answers").Descendants(Page + "figure")];
        Assert.Equal(Whole.Comparison!.Disagreements.Count, figures.Length);
        Assert.All(figures, f => Assert.Single(f.Elements(Page + "img")));
        Assert.Equal(Whole.Comparison.Disagreements.Select(d => $"{Whole.Labels![d.FloatAnswer]} \u2192 {Whole.Labels[d.Int8Answer]}"), figures.Select(f => f.Descendants(Page + "b").Single().Value));
    }

    [Fact]
    public void HasARowForEveryLayerAndBoard()
    {
        Assert.Equal(Whole.Analysis!.Inputs.Count + Whole.Analysis.Layers.Count, Rows("Accuracy by layer"));
        Assert.Equal(Whole.Analysis.Layers.Count, Rows("Cost by layer"));
        Assert.Equal(2, Rows("Boards"));
        Assert.Contains("1,000 of 900", Section(Root, "Boards").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutMeasurementsThereIsStillAPage()
    {
        QuantizationReport bare = Whole with { TestImages = null, FloatCorrect = null, Int8Correct = null, Comparison = null, Analysis = null, Boards = null, Trials = null, Scheme = null, Reason = null, Labels = null, Assumptions = null };
        string text = ReportPage.Write(bare);
        XElement root = XDocument.Parse(text).Root!;
        AssertSafe(root, text);
        Assert.Equal(["Files"], root.Descendants(Page + "h2").Select(h => h.Value));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutLabelsTheAgreementIsTheOutcome()
    {
        Comparison comparison = Whole.Comparison! with { FloatCorrect = null, Int8Correct = null, McNemar = null, FloatConfusion = null, Int8Confusion = null };
        string text = ReportPage.Write(Whole with { FloatCorrect = null, Int8Correct = null, Comparison = comparison });
        Assert.Contains(FormattableString.Invariant($"float and int8 answer {comparison.Agreeing} of {comparison.Images} pictures alike"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeAndHostileNetworksHaveAPageOfBoundedSize()
    {
        string text = ReportPage.Write(ReportSample.Hostile(Whole, layers: 2000, classes: 128));
        XElement root = XDocument.Parse(text).Root!;
        AssertSafe(root, text);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 10_000, MostBytes);
        Assert.Contains("The first 200 of 2,000 layers", text, StringComparison.Ordinal);
        Assert.Contains("the 20 commonest confusions", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameReportGivesTheSameBytes() => Assert.Equal(Text, ReportPage.Write(ReportSample.Whole()));

    private static void AssertSafe(XElement root, string text)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", text, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1000, MostBytes);
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "link" or "iframe" or "object");
        Assert.All(root.Descendants(Page + "img"), i => Assert.StartsWith("data:image/png;base64,", i.Attribute("src")!.Value, StringComparison.Ordinal));
        IEnumerable<string> values = root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Value).Concat(root.Descendants(Page + "style").Select(s => s.Value));
        Assert.All(values, v => Assert.DoesNotContain("://", v, StringComparison.Ordinal));
        Assert.All(root.Descendants().Where(e => e.Name.Namespace == Page && e.IsEmpty), e => Assert.Contains(e.Name.LocalName, new[] { "meta", "img", "br", "hr" }));
        Assert.All(root.Descendants(Page + "style"), s => Assert.Equal(-1, s.Value.AsSpan().IndexOfAny("<>&")));
        Assert.All(root.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "y" or "width" or "height" or "d"), a => Assert.DoesNotContain("NaN", a.Value, StringComparison.Ordinal));
    }

    private static int Rows(string heading) => Section(Root, heading).Descendants(Page + "tbody").Single().Elements().Count();

    private static XElement Section(XElement root, string heading) => root.Descendants(Page + "section").Single(s => s.Element(Page + "h2")!.Value == heading);
}
