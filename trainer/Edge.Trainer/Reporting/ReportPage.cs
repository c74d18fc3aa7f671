using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Data;
using Edge.Quantize.Network;
using Edge.Reports;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Training;

namespace Edge.Trainer.Reporting;

/// <summary>The page report.html: one file with everything in it, for any browser, light or dark, without a script.</summary>
public static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The training.</param>
    /// <param name="graph">The network that it exported.</param>
    /// <param name="validation">The held-out images, for the pictures of mistakes; null where they are not at hand.</param>
    /// <param name="picture">The picture whose activations are shown, or null for none.</param>
    public static string Write(TrainingReport report, FloatGraph graph, ImageSet? validation, ChosenPicture? picture)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(graph);
        var curves = new TrainingCurves(report.Epochs);
        var network = new NetworkSection(graph);
        return Page.Write(
            $"Training of {report.Recipe.Name}",
            "",
            Html.Of("header", Html.Of("h1", report.Recipe.Name), Html.Styled("p", "note", Subtitle(report))),
            Html.Styled("div", "cards", Cards(report, graph)),
            Html.Section("Epochs", Html.Styled("div", "charts", curves.Loss(), curves.Accuracy(), curves.LearningRate(), curves.Seconds())),
            new AnswersSection(report, validation).Draw(),
            network.Table(),
            network.Filters(),
            picture is null ? null : new ActivationSection(graph, picture, new ClassLabels(report.ClassNames)).Draw(),
            network.Weights(),
            EpochTable(report),
            Html.Section("Recipe", Html.Styled("p", "note", "As it ran, with what the command line changed."), Html.Of("details", Html.Of("summary", "Show it"), Html.Of("pre", JsonOutput.Format(report.Recipe)))));
    }

    private static string Subtitle(TrainingReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"Trained by {report.Backend} on {report.TrainingImages:N0} images, {report.ValidationImages:N0} held out, seed {report.Seed}, {(report.Threads == 1 ? "1 thread" : $"{report.Threads} threads")}. {(report.Recipe.Published is { } p ? $"Published: {p.Accuracy:0.0##} % ({p.Title})." : "")}");

    private static IEnumerable<XElement> Cards(TrainingReport report, FloatGraph graph)
    {
        foreach (PhaseResult phase in report.Phases)
            yield return Html.Card(Name(report, phase) + "test accuracy", Percent(phase.Test.Accuracy), string.Create(CultureInfo.InvariantCulture, $"{phase.Test.Correct:N0} of {phase.Test.Images:N0}"));
        if (report.ValidationAnswers is { } v)
            yield return Html.Card("held-out accuracy", Percent((double)v.Correct / v.Images), string.Create(CultureInfo.InvariantCulture, $"{v.Correct:N0} of {v.Images:N0}{(report.Phases.Count > 1 ? ", int8" : "")}"));
        yield return Html.Card("parameters", Count(graph.Operators.Sum(NetworkFacts.Parameters)), "as exported");
        yield return Html.Card("multiply-accumulates", Count(graph.Operators.Sum(NetworkFacts.Macs)), "of one picture");
        int first = report.Epochs.Count(e => e.Phase == TrainingPhase.FloatNetwork);
        string phases = first == report.Epochs.Count ? "" : $"{first} float, {report.Epochs.Count - first} int8, ";
        yield return Html.Card("epochs", Count(report.Epochs.Count), $"{phases}{Duration(report.Seconds)}");
    }

    // Which network is meant, where there are two.
    private static string Name(TrainingReport report, PhaseResult phase) => report.Phases.Count == 1 ? "" : phase.Phase == TrainingPhase.FloatNetwork ? "float " : "int8 ";

    private static XElement EpochTable(TrainingReport report) => Html.Section(
        "Epochs in figures",
        Html.Of(
            "details",
            Html.Of("summary", $"Show {report.Epochs.Count} epochs"),
            Html.Table(
                ["epoch", "phase", "learning rate", "training loss", "training accuracy", "validation loss", "validation accuracy", "seconds"],
                report.Epochs.Select(e => new[]
                {
                    Count(e.Epoch),
                    e.Phase == TrainingPhase.FloatNetwork ? "float" : "int8",
                    e.LearningRate.ToString("0.0e0", CultureInfo.InvariantCulture),
                    e.Loss.ToString("F4", CultureInfo.InvariantCulture),
                    Percent(e.TrainAccuracy),
                    e.ValidationLoss?.ToString("F4", CultureInfo.InvariantCulture) ?? "",
                    e.ValidationAccuracy is { } a ? Percent(a) : "",
                    e.Seconds.ToString("F1", CultureInfo.InvariantCulture),
                }))));

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part:F2} %");

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Duration(double seconds) => seconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 3600):0}:{TimeSpan.FromSeconds(seconds):mm\\:ss} h");
}
