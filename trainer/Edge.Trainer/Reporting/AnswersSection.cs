using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Data;
using Edge.Reports;
using Edge.Trainer.Training;

namespace Edge.Trainer.Reporting;

/// <summary>What the network answers to the held-out and the test images.</summary>
/// <param name="report">The training.</param>
/// <param name="validation">The held-out images, for the pictures of mistakes; null where they are not at hand.</param>
internal sealed class AnswersSection(TrainingReport report, ImageSet? validation)
{
    // Classes beyond these would make bars of no width.
    private const int MostClasses = 64;

    private readonly ClassLabels _labels = new(report.ClassNames);

    /// <summary>The sections; empty for a training that did not tell of its answers.</summary>
    public IEnumerable<XElement> Draw()
    {
        (string Name, Answers Answers)[] sets = [.. new[] { ("test images", report.TestAnswers), ("held-out images", report.ValidationAnswers) }.Where(s => s.Item2 is not null).Select(s => (s.Item1, s.Item2!))];
        if (sets.Length == 0)
            yield break;
        yield return Html.Section("Confusion", Html.Styled("div", "charts", sets.Select(s => new ConfusionChart(Title(s.Name, s.Answers), s.Answers.Confusion, _labels).Draw())));
        if (report.Recipe.Classes <= MostClasses)
            yield return Html.Section("Accuracy by class", Html.Styled("div", "charts", sets.Select(s => new BarChart(
                s.Name, Axis.Categories("class", report.Recipe.Classes, _labels.Shortened), ByClass(sets.Select(t => t.Answers)), [.. s.Answers.Confusion.Select(ByClass)], 520, 260).Draw())));
        yield return Html.Section(
            "Calibration",
            Html.Styled("p", "note", "Answers by the probability that the network gives them, in ten ranges; the area of a dot tells how many there are. On the dashed line an answer is right as often as it claims."),
            Html.Styled("div", "charts", sets.Select(s => new ReliabilityChart(s.Name, s.Answers.Reliability).Draw())));
        if (validation is not null && report.ValidationAnswers?.Mistakes is { } mistakes)
            yield return Mistakes(validation, mistakes, report.ValidationAnswers);
    }

    private static string Title(string name, Answers answers) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: {answers.Images - answers.Correct} of {answers.Images:N0} wrong");

    // What matters are the differences near 100 %: the axis, common to all sets, begins a little below the worst class.
    private static Axis ByClass(IEnumerable<Answers> sets)
    {
        double least = sets.SelectMany(s => s.Confusion.Select((row, i) => (Right: row[i], All: row.Sum()))).Where(r => r.Right > 0).Select(r => 100.0 * r.Right / r.All).DefaultIfEmpty(0).Min();
        return Axis.Accuracy("%", Math.Max(0, Math.Min(100 - (1.5 * (100 - least)), 98)), 99.98);
    }

    private Bar ByClass(IReadOnlyList<int> row, int label)
    {
        int all = row.Sum();
        double accuracy = all == 0 ? 0 : 100.0 * row[label] / all;
        return all == 0
            ? new Bar(0, null, $"class {_labels[label]}: no images")
            : new Bar(accuracy, accuracy.ToString("0.#", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"class {_labels[label]}: {row[label]} of {all} right, {accuracy:F2} %"));
    }

    private XElement Mistakes(ImageSet images, IReadOnlyList<Mistake> mistakes, Answers answers) => Html.Section(
        "Worst mistakes",
        Html.Styled(
            "p",
            "note",
            string.Create(CultureInfo.InvariantCulture, $"The {mistakes.Count} of {answers.Images - answers.Correct} wrong answers to held-out images with the highest loss. Single test images are not shown: nothing is to be learnt from them.")),
        Html.Styled("div", "pictures", mistakes.Where(m => m.Index < images.Count).Select(m => Html.Figure(
            Picture(images, m.Index),
            Html.Of("b", $"{_labels[m.Label]} \u2192 {_labels[m.Answer]}"),
            string.Create(CultureInfo.InvariantCulture, $" {100 * m.Probability:0} %"),
            Html.Of("small", string.Create(CultureInfo.InvariantCulture, $"loss {m.Loss:F2}")),
            Html.Of("small", string.Create(CultureInfo.InvariantCulture, $"no. {m.Index}"))))));

    private static XElement Picture(ImageSet images, int index)
    {
        // A big photograph is thinned out: forty of them are one section of a page of bounded size.
        const int MostSide = 64, Shown = 84;
        ReadOnlySpan<byte> pixels = images.Image(index);
        int channels = pixels.Length / (images.Height * images.Width), step = (Math.Max(images.Height, images.Width) + MostSide - 1) / MostSide;
        var sprite = new Sprite((images.Width + step - 1) / step, (images.Height + step - 1) / step);
        for (int y = 0; y < sprite.Height; y++)
            for (int x = 0; x < sprite.Width; x++)
            {
                ReadOnlySpan<byte> pixel = pixels.Slice(((y * step * images.Width) + (x * step)) * channels, channels);
                sprite.Set(x, y, (pixel[0], pixel[channels / 2], pixel[channels - 1]));
            }
        return sprite.Draw(Math.Max(1, Shown / Math.Max(sprite.Width, sprite.Height)), $"held-out image {index}");
    }
}
