using System;
using System.Globalization;
using Edge.DigitReader;

namespace Edge.Desktop.Displays;

/// <summary>Words for readings and times.</summary>
internal static class ReadingText
{
    /// <summary>The answer: the digit with its probability, or why there is none.</summary>
    public static string Answer(Reading reading)
    {
        if (reading.Label < 0)
            return "no digit";
        return reading.Answered
            ? string.Create(CultureInfo.InvariantCulture, $"{reading.Label}  {reading.Probability:P1}")
            : string.Create(CultureInfo.InvariantCulture, $"not sure (perhaps {reading.Label}, {reading.Probability:P1})");
    }

    /// <summary>A time in microseconds or milliseconds.</summary>
    public static string Time(TimeSpan time) => time.TotalMilliseconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F0} us")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F2} ms");

    /// <summary>A share in percent.</summary>
    public static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
