using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Edge.Docs.Explanation;

/// <summary>The tables of docs/explanation/what-int8-loses.md, from the reports that the quantiser wrote beside the networks that ship.</summary>
public static class LossParts
{
    private static readonly string[] Networks = ["flagship", "digits", "nano", "nano-xs"];
    private const string Example = "digits";

    /// <summary>The parts by name.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyDictionary<string, Func<string>> All(string root) => new Dictionary<string, Func<string>>
    {
        ["networks"] = () => Table("network | float, % | int8, % | pictures that the two answer differently | weights as float, bytes | as int8", Networks.Select(name => Network(root, name))),
        ["layers"] = () => Table("layer | SQNR, dB | its own rounding alone, dB", Layers(Report(root, Example))),
        ["trials"] = () => Table("how | SQNR at the output, dB | of 500 answers equal to float's", Trials(Report(root, Example))),
    };

    private static string[] Network(string root, string name)
    {
        JsonElement report = Report(root, name), comparison = report.GetProperty("comparison");
        return
        [
            name, Number(report.GetProperty("floatAccuracy"), "0.00"), Number(report.GetProperty("int8Accuracy"), "0.00"),
            string.Create(CultureInfo.InvariantCulture, $"{comparison.GetProperty("images").GetInt32() - comparison.GetProperty("agreeing").GetInt32()} of {comparison.GetProperty("images").GetInt32()}"),
            Count(4 * report.GetProperty("weightBytes").GetInt32()), Count(report.GetProperty("weightBytes").GetInt32()),
        ];
    }

    private static IEnumerable<string[]> Layers(JsonElement report) =>
        report.GetProperty("analysis").GetProperty("layers").EnumerateArray().Select(layer => new[]
        {
            $"{layer.GetProperty("name").GetString()} ({layer.GetProperty("kind").GetString()})",
            Number(layer.GetProperty("output").GetProperty("measure").GetProperty("sqnr"), "0.0"),
            Number(layer.GetProperty("output").GetProperty("measure").GetProperty("roundingSqnr"), "0.0"),
        });

    private static IEnumerable<string[]> Trials(JsonElement report) => report.GetProperty("trials").EnumerateArray().Select(trial =>
    {
        JsonElement scheme = trial.GetProperty("scheme");
        return new[]
        {
            $"{Words(scheme.GetProperty("ranges").GetString()!)} ranges, {Words(scheme.GetProperty("weights").GetString()!)} weights"
                + (scheme.GetProperty("equalization").GetBoolean() ? ", equalised" : "") + (scheme.GetProperty("biasCorrection").GetBoolean() ? ", biases corrected" : ""),
            Number(trial.GetProperty("outputSqnr"), "0.0"),
            trial.GetProperty("agreeing").ToString(),
        };
    });

    private static JsonElement Report(string root, string name)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "sdk", "models", name, "report.json")));
        return report.RootElement.Clone();
    }

    private static string Table(string heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        int columns = heads.Count(c => c == '|') + 1;
        text.Append(CultureInfo.InvariantCulture, $"| {heads} |\n|---|{string.Concat(Enumerable.Repeat("--:|", columns - 1))}");
        foreach (string[] row in rows)
            text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", row)} |");
        return text.ToString();
    }

    private static string Number(JsonElement value, string format) => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString(format, CultureInfo.InvariantCulture) : "";

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Words(string camel) => string.Concat(camel.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
}
