using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Edge.DigitReader;
using Edge.DigitReader.Statistics;

namespace Edge.Desktop.Displays;

/// <summary>JSON lines: one object a picture or frame, in it the digits in reading order; the demo ends with one object with the summary.</summary>
internal sealed class JsonDisplay : IReport
{
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _json;

    /// <summary>Makes the display; the writers stay open.</summary>
    public JsonDisplay(TextWriter output, TextWriter errors)
    {
        _output = output;
        _errors = errors;
        _json = new Utf8JsonWriter(_line);
    }

    /// <inheritdoc/>
    public void Begin(RunPart part)
    {
    }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        _json.WriteStartObject();
        _json.WriteString("source", reading.Source);
        _json.WriteNumber("index", reading.Index);
        if (reading.Expected >= 0)
            _json.WriteNumber("expected", reading.Expected);
        _json.WriteStartArray("digits");
        foreach (DigitReading digit in reading.Digits)
            WriteDigit(digit);
        _json.WriteEndArray();
        _json.WriteNumber("visionMicroseconds", Microseconds(reading.VisionTime));
        _json.WriteNumber("inferenceMicroseconds", Microseconds(reading.InferenceTime));
        EndLine();
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => _errors.WriteLine($"warning: {message}");

    /// <inheritdoc/>
    public void ShowFailure(string source, string message)
    {
        _errors.WriteLine($"error: {message}");
        _json.WriteStartObject();
        _json.WriteString("source", source);
        _json.WriteString("error", message);
        _json.WriteStartArray("digits");
        _json.WriteEndArray();
        EndLine();
    }

    /// <inheritdoc/>
    public void ShowSummary(IReadOnlyList<RunPart> parts)
    {
        // Of pictures and cameras there is one object for each and nothing else; the demo's objects say how many of them are right.
        if (!parts.Any(part => part.Counters.Labelled > 0))
            return;
        _json.WriteStartObject();
        _json.WriteStartArray("summary");
        foreach (RunPart part in parts)
        {
            ReaderCounters c = part.Counters;
            _json.WriteStartObject();
            _json.WriteString("part", part.Name);
            _json.WriteNumber("frames", c.Frames);
            _json.WriteNumber("answered", c.Answered);
            _json.WriteNumber("unanswered", c.Unanswered);
            _json.WriteNumber("failures", part.Failures);
            if (c.Labelled > 0)
            {
                _json.WriteNumber("correct", c.Correct);
                _json.WriteNumber("accuracy", Math.Round(c.Accuracy, 4));
            }
            _json.WriteNumber("visionMedianMicroseconds", Microseconds(c.Vision.Percentile(50)));
            _json.WriteNumber("inferenceMedianMicroseconds", Microseconds(c.Inference.Percentile(50)));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        EndLine();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _line.Dispose();
    }

    private static double Microseconds(TimeSpan time) => Math.Round(time.TotalMicroseconds, 1);

    private void WriteDigit(DigitReading digit)
    {
        _json.WriteStartObject();
        _json.WriteNumber("line", digit.Line);
        _json.WriteNumber("x", digit.Box.X);
        _json.WriteNumber("y", digit.Box.Y);
        _json.WriteNumber("width", digit.Box.Width);
        _json.WriteNumber("height", digit.Box.Height);
        _json.WriteNumber("label", digit.Label);
        _json.WriteNumber("probability", digit.Probability);
        _json.WriteBoolean("answered", digit.Answered);
        _json.WriteStartArray("probabilities");
        foreach (float probability in digit.Probabilities)
            _json.WriteNumberValue(probability);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _output.WriteLine(Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length));
        _line.SetLength(0);
        _json.Reset();
    }
}
