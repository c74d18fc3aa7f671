using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Edge.Quantize;
using Edge.Quantize.Network;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Reporting;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Reporting;

/// <summary>The page of a short training: whole in itself, well-formed, and with the training's very figures.</summary>
public sealed class ReportPageTests
{
    private const int MostBytes = 2 << 20;

    private static readonly XNamespace Page = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Picture = "http://www.w3.org/2000/svg";
    private static readonly DataSplit Data;
    private static readonly TrainingReport Report;
    private static readonly FloatGraph Graph;
    private static readonly string Text;
    private static readonly XElement Root;

    static ReportPageTests()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        recipe = recipe with { Epochs = 3, Data = recipe.Data with { Validation = 100, Limit = 200 } };
        Data = DataSplit.Make(recipe, SyntheticDigits.Make(400, 1), SyntheticDigits.Make(100, 2));
        TrainingResult result = TestTraining.Run(recipe, SyntheticDigits.Make(400, 1), Data.Test, threads: 2);
        Report = TrainingReport.Of(recipe, "managed", 2, Data, result, teacher: null);
        Graph = QuantizationPipeline.Import(OnnxExporter.Export(result.Model).ToByteArray());
        Text = ReportPage.Write(Report, Graph, Data.Validation, ReportFile.Choose("3", Data, recipe));
        Root = XDocument.Parse(Text).Root!;
    }

    [Fact]
    public void NeedsNothingElse()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html", Text, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(Text), 10_000, MostBytes);
        Assert.DoesNotContain(Root.Descendants(), e => e.Name.LocalName is "script" or "link" or "iframe" or "object");
        Assert.All(Root.Descendants(Page + "img"), i => Assert.StartsWith("data:image/png;base64,", i.Attribute("src")!.Value, StringComparison.Ordinal));
        IEnumerable<string> values = Root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Value).Concat(Root.Descendants(Page + "style").Select(s => s.Value));
        Assert.All(values, v => Assert.DoesNotContain("://", v, StringComparison.Ordinal));
    }

    [Fact]
    public void IsHtmlAsWellAsXml()
    {
        // HTML knows no empty-element tags but those of void elements; a style sheet is taken as it stands.
        Assert.All(Root.Descendants().Where(e => e.Name.Namespace == Page && e.IsEmpty), e => Assert.Contains(e.Name.LocalName, new[] { "meta", "img", "br", "hr" }));
        Assert.All(Root.Descendants(Page + "style"), s => Assert.Equal(-1, s.Value.AsSpan().IndexOfAny("<>&")));
        Assert.All(Root.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "y" or "width" or "height" or "cx" or "cy" or "points"), a => Assert.DoesNotContain("NaN", a.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void HasTheFiguresOfTheTraining()
    {
        string[] cards = [.. Root.Descendants(Page + "strong").Select(e => e.Value)];
        Assert.Equal(FormattableString.Invariant($"{100.0 * Report.Test.Correct / Report.Test.Images:F2} %"), cards[0]);
        Assert.Equal(FormattableString.Invariant($"{100.0 * Report.Epochs[^1].ValidationAccuracy!.Value:F2} %"), cards[1]);
        string[] cells = [.. Table("Epochs in figures").Select(row => string.Join('|', row))];
        Assert.Equal(Report.Epochs.Select(e => FormattableString.Invariant(
            $"{e.Epoch}|float|{e.LearningRate:0.0e0}|{e.Loss:F4}|{100 * e.TrainAccuracy:F2} %|{e.ValidationLoss:F4}|{100 * e.ValidationAccuracy:F2} %|{e.Seconds:F1}")), cells);
    }

    [Fact]
    public void HasTheConfusionOfBothSets()
    {
        XElement[] charts = [.. Section("Confusion").Descendants(Picture + "svg")];
        Assert.Equal(2, charts.Length);
        Assert.Equal(Counts(Report.TestAnswers!), Numbers(charts[0]));
        Assert.Equal(Counts(Report.ValidationAnswers!), Numbers(charts[1]));
    }

    [Fact]
    public void ShowsTheWorstMistakesOfTheHeldOutImages()
    {
        Answers answers = Report.ValidationAnswers!;
        Assert.Equal(Math.Min(40, answers.Images - answers.Correct), answers.Mistakes!.Count);
        Assert.Equal(answers.Mistakes.OrderByDescending(m => m.Loss), answers.Mistakes);
        Assert.All(answers.Mistakes, m => Assert.Equal(Data.Validation.Labels.Span[m.Index], m.Label));
        Assert.Null(Report.TestAnswers!.Mistakes);
        Assert.Equal(answers.Mistakes.Select(m => $"{m.Label} \u2192 {m.Answer}"), Section("Worst mistakes").Descendants(Page + "b").Select(b => b.Value));
    }

    [Fact]
    public void AddsUpTheNetwork()
    {
        string[] all = Table("Network")[^1];
        TensorCounts counts = Counted();
        Assert.Equal([FormattableString.Invariant($"{counts.Parameters:N0}"), FormattableString.Invariant($"{counts.Macs:N0}")], all[^2..]);
        // The picture, and one sheet of maps a layer but softmax and flatten.
        Assert.Equal(1 + Graph.Operators.Count(o => o is not (FloatReshape or FloatSoftmax)), Section("Activations of one picture").Descendants(Page + "img").Count());
        Assert.Equal(3, Section("Weights").Descendants(Picture + "svg").Count());
    }

    [Fact]
    public void SurvivesItsFile()
    {
        TrainingReport again = JsonOutput.Parse<TrainingReport>(JsonOutput.Format(Report));
        Assert.Equal(Text, ReportPage.Write(again, Graph, Data.Validation, ReportFile.Choose("3", Data, again.Recipe)));
    }

    [Fact]
    public void ATrainingWithoutHeldOutImagesHasAPageToo()
    {
        TrainingReport bare = Report with { Phases = [.. Report.Phases.Select(p => p with { ValidationAnswers = null, TestAnswers = null })], Epochs = [.. Report.Epochs.Select(e => e with { ValidationAccuracy = null, ValidationLoss = null })] };
        XElement root = XDocument.Parse(ReportPage.Write(bare, Graph, null, null)).Root!;
        Assert.DoesNotContain("validation", root.Descendants(Picture + "text").Select(t => t.Value));
    }

    // From the recipe's own shapes: 28x28 to 28x28x8, pooled to 14x14, to 7x7x12, to 10.
    private static TensorCounts Counted() => new(
        (9 * 8) + 8 + (9 * 8 * 12) + 12 + (7 * 7 * 12 * 10) + 10,
        (28 * 28 * 9 * 8) + (7 * 7 * 9 * 8 * 12) + (7 * 7 * 12 * 10));

    private static IEnumerable<string> Counts(Answers answers) => answers.Confusion.SelectMany(r => r).Where(c => c > 0).Select(c => FormattableString.Invariant($"{c}"));

    private static IEnumerable<string> Numbers(XElement chart) => chart.Descendants(Picture + "text").Where(t => t.Attribute("class")!.Value is "value" or "inverse").Select(t => t.Value);

    private static XElement Section(string heading) => Root.Descendants(Page + "section").Single(s => s.Element(Page + "h2")!.Value == heading);

    private static List<string[]> Table(string heading) => [.. Section(heading).Descendants(Page + "tbody").Single().Elements().Select(row => row.Elements().Select(c => c.Value).ToArray())];

    private sealed record TensorCounts(long Parameters, long Macs);
}
