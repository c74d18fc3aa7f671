using System;
using System.Globalization;
using System.IO;
using Edge.DigitReader;

namespace Edge.RaspberryPi.Screen;

/// <summary>Shows readings as lines of text: for a terminal, a log or a pipe.</summary>
/// <param name="output">Where to; not disposed of.</param>
public sealed class LineDisplay(TextWriter output) : IReaderDisplay
{
    /// <inheritdoc/>
    public bool IsFrozen { get; set; }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        string answers = "";
        foreach (DigitReading digit in reading.Digits)
            if (digit.Answered)
                answers += string.Create(CultureInfo.InvariantCulture, $"{(answers.Length > 0 ? ", " : "")}{digit.Label} {digit.Probability * 100:0} %");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"frame {reading.Index}: {(answers.Length > 0 ? answers : "no digit")} (vision {reading.VisionTime.TotalMilliseconds:0.0} ms, network {reading.InferenceTime.TotalMilliseconds:0.0} ms)"));
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();
}
