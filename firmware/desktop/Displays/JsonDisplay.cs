using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.DigitReader;
using Edge.DigitReader.Output;
using Edge.DigitReader.Statistics;

namespace Edge.Desktop.Displays;

/// <summary>JSON lines: one object a picture or frame, in it the digits in reading order; the demo ends with one object with the summary.</summary>
internal sealed class JsonDisplay : IReport
{
    private readonly TextWriter _errors;
    private readonly ReadingJson _lines;

    /// <summary>Makes the display; the writers stay open.</summary>
    public JsonDisplay(TextWriter output, TextWriter errors)
    {
        _lines = new ReadingJson(output);
        _errors = errors;
    }

    /// <inheritdoc/>
    public void Begin(RunPart part)
    {
    }

    /// <inheritdoc/>
    public void Show(Reading reading) => _lines.Write(reading);

    /// <inheritdoc/>
    public void ShowMessage(string message) => _errors.WriteLine($"warning: {message}");

    /// <inheritdoc/>
    public void ShowFailure(string source, string message)
    {
        _errors.WriteLine($"error: {message}");
        _lines.WriteStartLine();
        Utf8JsonWriter json = _lines.Json;
        json.WriteString("source", source);
        json.WriteString("error", message);
        json.WriteStartArray("digits");
        json.WriteEndArray();
        _lines.WriteEndLine();
    }

    /// <inheritdoc/>
    public void ShowSummary(IReadOnlyList<RunPart> parts)
    {
        // Of pictures and cameras there is one object for each and nothing else; the demo's objects say how many of them are right.
        if (!parts.Any(part => part.Counters.Labelled > 0))
            return;
        _lines.WriteStartLine();
        Utf8JsonWriter json = _lines.Json;
        json.WriteStartArray("summary");
        foreach (RunPart part in parts)
        {
            ReaderCounters c = part.Counters;
            json.WriteStartObject();
            json.WriteString("part", part.Name);
            json.WriteNumber("frames", c.Frames);
            json.WriteNumber("answered", c.Answered);
            json.WriteNumber("unanswered", c.Unanswered);
            json.WriteNumber("failures", part.Failures);
            if (c.Labelled > 0)
            {
                json.WriteNumber("correct", c.Correct);
                json.WriteNumber("accuracy", Math.Round(c.Accuracy, 4));
            }
            json.WriteNumber("visionMedianMicroseconds", ReadingJson.Microseconds(c.Vision.Percentile(50)));
            json.WriteNumber("inferenceMedianMicroseconds", ReadingJson.Microseconds(c.Inference.Percentile(50)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        _lines.WriteEndLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
