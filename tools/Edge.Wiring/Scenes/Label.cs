namespace Edge.Wiring.Scenes;

/// <summary>A text of a drawing.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">Where it is anchored, in pixels.</param>
/// <param name="Y">The middle of its line, in pixels.</param>
/// <param name="Anchor">start, middle or end.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Surface">What it stands on.</param>
public sealed record Label(string Text, double X, double Y, string Anchor, TextStyle Style, Surface Surface)
{
    /// <summary>Its base line, in pixels.</summary>
    public double BaseLine => Y + (TextSize.Height(Style).Above - TextSize.Height(Style).Below) / 2;

    /// <summary>The room that it takes.</summary>
    public Box Box
    {
        get
        {
            double width = TextSize.Width(Style, Text);
            (double above, double below) = TextSize.Height(Style);
            double left = Anchor switch { "start" => X, "end" => X - width, _ => X - width / 2 };
            return new Box(left, BaseLine - above, width, above + below);
        }
    }
}
