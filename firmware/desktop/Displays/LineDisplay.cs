using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Edge.DigitReader;
using Edge.DigitReader.Statistics;

namespace Edge.Desktop.Displays;

/// <summary>One line a picture, without control codes: for pipes, logs and simple terminals.</summary>
internal sealed class LineDisplay : IReport
{
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private RunPart? _part;

    /// <summary>Makes the display; the writers stay open.</summary>
    public LineDisplay(TextWriter output, TextWriter errors)
    {
        _output = output;
        _errors = errors;
    }

    /// <inheritdoc/>
    public void Begin(RunPart part) => _part = part;

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        bool isOneOfMany = reading.Expected >= 0 || _part?.IsStream == true;
        string source = isOneOfMany ? string.Create(CultureInfo.InvariantCulture, $"{reading.Source} {reading.Index}") : reading.Source;
        string truth = "";
        if (reading.Expected >= 0)
            truth = reading.IsRight
                ? "  right"
                : string.Create(CultureInfo.InvariantCulture, $"  {(reading.Answers > 0 ? "WRONG" : "unanswered")}, it is {reading.Expected}");
        _output.WriteLine($"{source}: {ReadingText.Answer(reading)}{truth}");
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => _errors.WriteLine($"warning: {message}");

    /// <inheritdoc/>
    public void ShowFailure(string source, string message) => _errors.WriteLine($"error: {message}");

    /// <inheritdoc/>
    public void ShowSummary(IReadOnlyList<RunPart> parts)
    {
        _output.WriteLine();
        foreach (RunPart part in parts)
            _output.WriteLine(Summary(part));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string Summary(RunPart part)
    {
        ReaderCounters c = part.Counters;
        string right = c.Labelled > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{c.Correct} of {c.Labelled} right ({ReadingText.Share(c.Accuracy)}), ")
            : string.Create(CultureInfo.InvariantCulture, $"{c.Answered} of {c.Frames} answered, ");
        string failures = part.Failures > 0 ? string.Create(CultureInfo.InvariantCulture, $", {part.Failures} could not be read") : "";
        string stream = part.IsStream ? $"; {ReadingText.Stream(c)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Name}: {right}{c.Unanswered} without answer; median {ReadingText.Time(c.Vision.Percentile(50))} vision, {ReadingText.Time(c.Inference.Percentile(50))} inference{failures}{stream}");
    }
}
