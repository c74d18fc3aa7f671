using System;
using System.Globalization;
using System.Text;
using Edge.DigitReader;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>One bar a class.</summary>
internal static class ProbabilityBars
{
    /// <summary>The bars of a reading; the answer stands out.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="width">Length of a full bar in characters.</param>
    public static IRenderable Of(Reading reading, int width)
    {
        var text = new StringBuilder();
        for (int i = 0; i < reading.Probabilities.Length; i++)
        {
            float probability = Math.Clamp(reading.Probabilities[i], 0, 1);
            int length = (int)Math.Round(probability * width);
            string color = i != reading.Label ? "grey54" : reading.Answered ? "green" : "yellow";
            text.Append(CultureInfo.InvariantCulture, $"[{color}]{i} {new string('\u2588', length)}[/][grey23]{new string('\u2591', width - length)}[/]");
            text.Append(CultureInfo.InvariantCulture, $" [{color}]{probability,4:P0}[/]\n");
        }
        return new Markup(text.ToString().TrimEnd('\n'));
    }
}
