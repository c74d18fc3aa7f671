namespace Edge.Wiring.Scenes;

/// <summary>The room that texts take, from above: fonts differ from machine to machine, so these are the widest of the usual ones.</summary>
public static class TextSize
{
    private const double Monospace = 0.61;
    private const double Regular = 0.57;
    private const double Bold = 0.62;
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
    public static double Width(TextStyle style, string text) => text.Length * Of(style) * style switch
    {
        TextStyle.Title or TextStyle.Name => Bold,
        TextStyle.WiredPin or TextStyle.FreePin or TextStyle.Mark => Monospace,
        _ => Regular,
    };

    /// <summary>How far the letters reach above and below their base line, in pixels.</summary>
    public static (double Above, double Below) Height(TextStyle style) => (Of(style) * Ascent, Of(style) * Descent);
}
