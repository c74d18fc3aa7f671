using System;
using System.Globalization;
using System.Text;
using Edge.DigitReader;
using Edge.DigitReader.Statistics;

namespace Edge.Desktop.Displays;

/// <summary>Words for readings and times.</summary>
internal static class ReadingText
{
    /// <summary>The answer: the digit with its probability, several digits line by line, or why there is none.</summary>
    public static string Answer(Reading reading) => reading.Digits.Length switch
    {
        0 => "no digit",
        1 => One(reading.Digits[0]),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Lines(reading, " / ")}  ({Detail(reading)})"),
    };

    /// <summary>The digits as they are written, line by line; a question mark where the network is not sure.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="separator">Between two lines.</param>
    public static string Lines(Reading reading, string separator)
    {
        var text = new StringBuilder();
        int line = 0;
        foreach (DigitReading digit in reading.Digits)
        {
            if (text.Length > 0)
                text.Append(digit.Line == line ? " " : separator);
            if (digit.Answered)
                text.Append(CultureInfo.InvariantCulture, $"{digit.Label}");
            else
                text.Append('?');
            line = digit.Line;
        }
        return text.ToString();
    }

    /// <summary>A time in microseconds or milliseconds.</summary>
    public static string Time(TimeSpan time) => time.TotalMilliseconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F0} us")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F2} ms");

    /// <summary>How a stream of frames runs: frames a second, frames dropped, faults, and the time from a frame to its answer.</summary>
    public static string Stream(ReaderCounters c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.FrameRate:F1} frames/s, {c.Dropped} dropped, {c.Faults} faults, frame to answer {Time(c.Whole.Percentile(50))} (99 %: {Time(c.Whole.Percentile(99))})");

    /// <summary>A share in percent.</summary>
    public static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string One(DigitReading digit) => digit.Answered
        ? string.Create(CultureInfo.InvariantCulture, $"{digit.Label}  {digit.Probability:P1}")
        : string.Create(CultureInfo.InvariantCulture, $"not sure (perhaps {digit.Label}, {digit.Probability:P1})");

    private static string Detail(Reading reading)
    {
        float least = 1;
        foreach (DigitReading digit in reading.Digits)
            if (digit.Answered)
                least = Math.Min(least, digit.Probability);
        int unsure = reading.Digits.Length - reading.Answers;
        string doubt = unsure > 0 ? string.Create(CultureInfo.InvariantCulture, $", not sure of {unsure}") : "";
        string surest = reading.Answers > 0 ? string.Create(CultureInfo.InvariantCulture, $", each at least {least:P1}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{reading.Digits.Length} digits{doubt}{surest}");
    }
}
