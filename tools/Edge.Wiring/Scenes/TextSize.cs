using System.Linq;

namespace Edge.Wiring.Scenes;

/// <summary>The room that texts take, from above: fonts differ from machine to machine, so these are the widths of the widest usual one, DejaVu Sans.</summary>
public static class TextSize
{
    private const double Monospace = 0.61;
    private const double Bold = 1.13;
    private const double Ascent = 0.78;
    private const double Descent = 0.24;

    /// <summary>The size of the letters, in pixels.</summary>
    public static double Of(TextStyle style) => style switch
    {
        TextStyle.Title => 20,
        TextStyle.Name => 14,
        TextStyle.WiredPin or TextStyle.FreePin => 12,
        TextStyle.Mark => 10,
        _ => 11.5,
    };

    /// <summary>The width of a text, in pixels.</summary>
    public static double Width(TextStyle style, string text) => Of(style) * style switch
    {
        TextStyle.Title or TextStyle.Name => text.Sum(Proportional) * Bold,
        TextStyle.WiredPin or TextStyle.FreePin or TextStyle.Mark => text.Length * Monospace,
        _ => text.Sum(Proportional),
    };

    /// <summary>How far the letters reach above and below their base line, in pixels.</summary>
    public static (double Above, double Below) Height(TextStyle style) => (Of(style) * Ascent, Of(style) * Descent);

    // Letters in five groups, each as wide as its widest.
    private static double Proportional(char letter) => letter switch
    {
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1,
        ' ' or 'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' => 0.4,
        'f' or 'r' or 't' or '-' or '/' or '(' or ')' => 0.44,
        >= 'A' and <= 'Z' => 0.79,
        _ => 0.65,
    };
}
