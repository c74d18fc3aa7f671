using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Quantize.Evaluation;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>The head of the page: the outcome in a sentence, the main figures, and what stands out.</summary>
/// <param name="report">The report.</param>
internal sealed class SummarySection(QuantizationReport report)
{
    /// <summary>The elements.</summary>
    public IEnumerable<XElement> Draw()
    {
        yield return Html.Of(
            "header",
            Html.Of("h1", Words.Name(report.Name)),
            Html.Styled("p", "note", Subtitle()),
            Sentences().Select(s => Html.Styled("p", "lead", s)));
        yield return Html.Styled("div", "cards", Cards());
        string[] findings = [.. Findings.Of(report)];
        if (findings.Length > 0)
            yield return Html.Section("What stands out", Html.Styled("ul", "findings", findings.Select(f => Html.Of("li", f))));
    }

    private string Subtitle()
    {
        string calibrated = report.CalibrationImages > 0 ? $"calibrated on {Words.Count(report.CalibrationImages, "picture")}" : "nothing requantised";
        return $"int8 by Edge, {calibrated}{(report.TestImages is { } images ? $", tested on {Words.Count(images)}" : "")}.";
    }

    private IEnumerable<string> Sentences()
    {
        if (report.Drop is { } drop)
            yield return drop switch
            {
                > 0 => string.Create(CultureInfo.InvariantCulture, $"int8 gets {Words.Percent(report.Int8Accuracy)} right, {drop:0.00##} points less than float with {Words.Percent(report.FloatAccuracy)}."),
                < 0 => string.Create(CultureInfo.InvariantCulture, $"int8 gets {Words.Percent(report.Int8Accuracy)} right, {-drop:0.00##} points more than float with {Words.Percent(report.FloatAccuracy)}."),
                _ => $"int8 gets {Words.Percent(report.Int8Accuracy)} right, as many as float.",
            };
        else if (report.Int8Accuracy is not null)
            yield return $"int8 gets {Words.Percent(report.Int8Accuracy)} right; there was no float network to compare it with.";
        else if (report.Comparison is { Agreeing: { } agreeing } c)
            yield return $"float and int8 answer {Words.Count(agreeing)} of {Words.Count(c.Images, "picture")} alike ({Words.Share((double)agreeing / c.Images)}); without labels, that is all there is to say of accuracy.";
        if (report.Comparison?.McNemar is { } test)
            yield return test.Sentence;
    }

    private IEnumerable<XElement> Cards()
    {
        if (report.FloatAccuracy is not null)
            yield return Html.Card("float accuracy", Words.Percent(report.FloatAccuracy), $"{Words.Count(report.FloatCorrect!.Value)} of {Words.Count(report.TestImages!.Value)}");
        if (report.Int8Accuracy is not null)
            yield return Html.Card("int8 accuracy", Words.Percent(report.Int8Accuracy), $"{Words.Count(report.Int8Correct!.Value)} of {Words.Count(report.TestImages!.Value)}");
        if (report.Comparison is { Agreeing: { } agreeing } c)
            yield return Html.Card("same answer", Words.Percent(100.0 * agreeing / c.Images), $"{Words.Count(c.Images - agreeing)} differ");
        if (Output()?.Measure is { } measure)
            yield return Html.Card("signal to noise", Words.Decibels(measure.Sqnr), "of the output, before a softmax");
        yield return Html.Card("model.tflite", Words.Count(report.TfliteBytes), "bytes");
        yield return Html.Card("weights", Words.Count(report.WeightBytes), $"bytes of {Words.Count(report.ConstantBytes)} of constants");
        yield return Html.Card("arena", Words.Count(report.ArenaBytes), "bytes of activations");
        yield return Html.Card("multiply-accumulates", Words.Count(report.Macs), "of one picture");
    }

    private TensorAnalysis? Output() => report.Analysis?.Layers.LastOrDefault(l => !l.Output.IsPrescribed)?.Output;
}
