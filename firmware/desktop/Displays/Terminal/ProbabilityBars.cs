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
    /// <summary>The bars of a digit; the answer stands out.</summary>
    /// <param name="digit">The digit; null for empty bars.</param>
    /// <param name="classes">Number of bars.</param>
    /// <param name="width">Length of a full bar in characters.</param>
    public static IRenderable Of(DigitReading? digit, int classes, int width)
    {
        var text = new StringBuilder();
        for (int i = 0; i < classes; i++)
        {
            float probability = Math.Clamp(digit?.Probabilities[i] ?? 0, 0, 1);
            int length = (int)Math.Round(probability * width);
            string color = i != digit?.Label ? "grey54" : digit.Answered ? "green" : "yellow";
            text.Append(CultureInfo.InvariantCulture, $"[{color}]{i} {new string('\u2588', length)}[/][grey23]{new string('\u2591', width - length)}[/]");
            text.Append(CultureInfo.InvariantCulture, $" [{color}]{probability,4:P0}[/]\n");
        }
        return new Markup(text.ToString().TrimEnd('\n'));
    }
}
