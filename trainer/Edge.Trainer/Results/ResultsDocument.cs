using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Results;

/// <summary>The page docs/results.md, made of nothing but result files.</summary>
public static class ResultsDocument
{
    private const string PlusMinus = "\u00b1";

    /// <summary>The published networks by their published accuracy, then our own by name.</summary>
    public static IReadOnlyList<NetworkResult> InOrder(IEnumerable<NetworkResult> results) =>
        [.. results.OrderBy(r => r.Recipe.Published is null).ThenBy(r => r.Recipe.Published?.Accuracy).ThenBy(r => r.Recipe.Name, StringComparer.Ordinal)];

    /// <summary>Writes the page.</summary>
    /// <param name="results">In the order of <see cref="InOrder"/>.</param>
    public static string Of(IReadOnlyList<NetworkResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        text.Append(
            $"""
            # Results

            Written by a program from trainer/results/*/result.json; do not edit. To make it again (an hour or two; an interrupted run goes on where it was):

                {Reproducer.Command("--all")}

            Accuracies are percent of the test images. Of several seeds the chosen one has the best int8 accuracy on the images held
            out of the training images, and its test accuracy is the one that counts. Test images steer nothing. Mean {PlusMinus} sample standard deviation (least
            to largest) are over all seeds. int8 is model.tflite in this project's engine.

            ## Accuracy

            | network | published | float | int8 | published reached | seeds | float, all seeds | int8, all seeds | chosen by int8 validation |
            |---|---|---|---|---|---|---|---|---|

            """);
        foreach (NetworkResult r in results)
            text.Append(CultureInfo.InvariantCulture, $"| [{r.Recipe.Name}](#{r.Recipe.Name}) | {Published(r.Recipe.Published)} | {r.Chosen.FloatTest.Accuracy:F2} | **{r.Chosen.Int8Test.Accuracy:F2}** | {Reached(r)} | {r.Seeds.Count} | {Text(r.FloatSpread)} | {Text(r.Int8Spread)} | {r.Chosen.Int8Validation.Accuracy:F2} (seed {r.ChosenSeed}) |\n");
        text.Append(
            """

            ## Cost

            Parameters are weights and biases as deployed, batch normalisation folded. RAM is the arena of the activations. Seconds are the median of the chosen
            training's epochs, validation included.

            | network | parameters | weight bytes | multiply-accumulates | RAM, bytes | model.tflite, bytes | epochs | seconds an epoch |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (NetworkResult r in results)
            text.Append(CultureInfo.InvariantCulture, $"| {r.Recipe.Name} | {r.Size.Parameters:N0} | {r.Size.WeightBytes:N0} | {r.Size.Macs:N0} | {r.Size.ArenaBytes:N0} | {r.Size.FileBytes:N0} | {r.Chosen.Epochs} | {r.EpochSeconds:F1} |\n");
        foreach (NetworkResult r in results)
            AppendSection(text, r);
        return text.ToString();
    }

    private static void AppendSection(StringBuilder text, NetworkResult r)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {r.Recipe.Name}\n\n    {Reproducer.Command(r.Recipe.Name)}\n\n");
        if (r.Recipe.Published is { } published)
            text.Append(CultureInfo.InvariantCulture, $"Published: {Published(published)} %{(published.Loss is { } loss ? $", loss {loss:0.0###}" : "")}. ");
        text.Append(CultureInfo.InvariantCulture, $"Trained by {r.Backend} with {Count(r.Threads, "thread")} on {r.Processor}. The curve is that of seed {r.ChosenSeed}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"![Loss and accuracy by epoch of {r.Recipe.Name}](../trainer/results/{r.Recipe.Name}/{ReproductionFolders.CurveFile})\n\n");
        text.Append("| seed | epochs | int8 validation | its loss | float test | its loss | int8 test | its loss |\n|---|---|---|---|---|---|---|---|\n");
        foreach (SeedResult s in r.Seeds)
            text.Append(CultureInfo.InvariantCulture, $"| {s.Seed}{(s.Seed == r.ChosenSeed ? " (chosen)" : "")} | {s.Epochs} | {s.Int8Validation.Accuracy:F2} | {s.Int8Validation.Loss:F4} | {s.FloatTest.Accuracy:F2} | {s.FloatTest.Loss:F4} | {s.Int8Test.Accuracy:F2} | {s.Int8Test.Loss:F4} |\n");
    }

    // The accuracies are compared as they were measured, not as they are rounded.
    private static string Reached(NetworkResult r) => r.Recipe.Published is not { } published ? "" :
        (r.Chosen.FloatTest.Accuracy >= published.Accuracy, r.Chosen.Int8Test.Accuracy >= published.Accuracy) switch
        {
            (true, true) => "yes",
            (true, false) => "float only",
            (false, true) => "int8 only",
            _ => "no",
        };

    private static string Published(PublishedSpec? published) =>
        published is null ? "" : FormattableString.Invariant($"{published.Accuracy:0.0##} ({Source(published)})");

    private static string Source(PublishedSpec published) => published.Url is null ? Escape(published.Title) : $"[{Escape(published.Title)}]({published.Url})";

    private static string Text(Spread spread) => spread.Count == 1
        ? FormattableString.Invariant($"{spread.Mean:F2}")
        : FormattableString.Invariant($"{spread.Mean:F2} {PlusMinus} {spread.Deviation:F2} ({spread.Minimum:F2} to {spread.Maximum:F2})");

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : FormattableString.Invariant($"{count} {what}s");

    // A title stands in a link in a cell of a table.
    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
