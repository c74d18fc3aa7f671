using System;
using System.Globalization;
using System.IO;
using Edge.DigitReader;

namespace Edge.RaspberryPi.Screen;

/// <summary>Shows readings as lines of text: for a terminal, a log or a pipe.</summary>
/// <param name="output">Where to; not disposed of.</param>
public sealed class LineDisplay(TextWriter output) : IDisplay
{
    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        string answer = reading.Answered
            ? string.Create(CultureInfo.InvariantCulture, $"{reading.Label} {reading.Probabilities[reading.Label] * 100:0} %")
            : "no digit";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"frame {reading.Index}: {answer} (vision {reading.VisionTime.TotalMilliseconds:0.0} ms, network {reading.InferenceTime.TotalMilliseconds:0.0} ms)"));
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => output.WriteLine(message);

    /// <inheritdoc/>
    public void Dispose() => output.Flush();
}
