using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Edge.DigitReader.Output;

/// <summary>Readings as JSON lines: one object a picture or frame, in it the digits in reading order.</summary>
public sealed class ReadingJson : IDisposable
{
    private readonly TextWriter _output;
    private readonly MemoryStream _line = new();

    /// <summary>Begins.</summary>
    /// <param name="output">Where to; stays open.</param>
    public ReadingJson(TextWriter output)
    {
        _output = output ?? throw new ArgumentNullException(nameof(output));
        Json = new Utf8JsonWriter(_line);
    }

    /// <summary>Writes other objects between <see cref="WriteStartLine"/> and <see cref="WriteEndLine"/>.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>A time as the objects hold it.</summary>
    public static double Microseconds(TimeSpan time) => Math.Round(time.TotalMicroseconds, 1);

    /// <summary>Writes a line with a reading.</summary>
    public void Write(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        WriteStartLine();
        Json.WriteString("source", reading.Source);
        Json.WriteNumber("index", reading.Index);
        if (reading.Expected >= 0)
            Json.WriteNumber("expected", reading.Expected);
        Json.WriteStartArray("digits");
        foreach (DigitReading digit in reading.Digits)
            Write(digit);
        Json.WriteEndArray();
        Json.WriteNumber("visionMicroseconds", Microseconds(reading.VisionTime));
        Json.WriteNumber("inferenceMicroseconds", Microseconds(reading.InferenceTime));
        WriteEndLine();
    }

    /// <summary>Begins a line with an object.</summary>
    public void WriteStartLine() => Json.WriteStartObject();

    /// <summary>Ends the object and its line.</summary>
    public void WriteEndLine()
    {
        Json.WriteEndObject();
        Json.Flush();
        _output.WriteLine(Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length));
        _line.SetLength(0);
        Json.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Json.Dispose();
        _line.Dispose();
    }

    private void Write(DigitReading digit)
    {
        Json.WriteStartObject();
        Json.WriteNumber("line", digit.Line);
        Json.WriteNumber("x", digit.Box.X);
        Json.WriteNumber("y", digit.Box.Y);
        Json.WriteNumber("width", digit.Box.Width);
        Json.WriteNumber("height", digit.Box.Height);
        Json.WriteNumber("label", digit.Label);
        Json.WriteNumber("probability", digit.Probability);
        Json.WriteBoolean("answered", digit.Answered);
        Json.WriteStartArray("probabilities");
        foreach (float probability in digit.Probabilities)
            Json.WriteNumberValue(probability);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }
}
