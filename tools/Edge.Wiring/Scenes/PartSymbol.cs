using System.Globalization;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>Symbols of what parts are: a screen with a digit, a lens, a contact, an LED behind its resistor.</summary>
internal static class PartSymbol
{
    // From this many rows of pins on a screen stands upright.
    private const int UprightPins = 8;

    /// <summary>The width of the area of the symbol, in pixels.</summary>
    public static double Width(BuildPart part) => part.Form switch
    {
        PartForm.Screen => part.Pins.Count >= UprightPins ? 200 : 150,
        PartForm.Camera => 110,
        PartForm.Button or PartForm.Led => 90,
        _ => 60,
    };

    /// <summary>The rows that the symbol needs.</summary>
    public static int Rows(BuildPart part) => part.Form switch
    {
        PartForm.Screen => part.Pins.Count >= UprightPins ? 24 : 8,
        PartForm.Camera => 9,
        _ => 5,
    };

    /// <summary>Draws the symbol.</summary>
    /// <param name="scene">The drawing.</param>
    /// <param name="part">The part.</param>
    /// <param name="area">Its area.</param>
    public static void Draw(Scene scene, BuildPart part, Box area)
    {
        double x = area.X + area.Width / 2, y = area.Y + area.Height / 2;
        switch (part.Form)
        {
            case PartForm.Screen:
                Screen(scene, area.Inflate(-12));
                break;
            case PartForm.Camera:
                scene.Plates.Add(new Plate(Box.Around(x, y, 34), Surface.Chip, 8));
                scene.Strokes.Add((Circle(x, y, 24), Surface.Chip));
                scene.Strokes.Add((Circle(x, y, 13), Surface.Chip));
                break;
            case PartForm.Button:
                scene.Plates.Add(new Plate(Box.Around(x, y, 22), Surface.Metal, 4));
                scene.Strokes.Add((Circle(x, y, 13), Surface.Metal));
                break;
            case PartForm.Led:
                scene.Strokes.Add((Text($"M {x - 40} {y - 12} h 8 l 3 -6 l 6 12 l 6 -12 l 6 12 l 3 -6 h 6"), Surface.Module));
                scene.Strokes.Add((Circle(x + 22, y, 15), Surface.Module));
                scene.Strokes.Add((Text($"M {x - 2} {y - 12} h 9 M {x + 15} {y - 8} l 14 8 l -14 8 z M {x + 29} {y - 8} v 16 M {x - 40} {y + 12} h 53"), Surface.Module));
                break;
        }
    }

    private static void Screen(Scene scene, Box glass)
    {
        scene.Plates.Add(new Plate(glass, Surface.Glass, 4));
        double side = System.Math.Min(glass.Width, glass.Height) * 0.62, x = glass.X + glass.Width / 2 - side / 2, y = glass.Y + (glass.Height > glass.Width ? glass.Height * 0.14 : (glass.Height - side) / 2);
        double S(double part) => part * side;
        scene.Strokes.Add((Text($"M {x + S(0.74)} {y + S(0.1)} L {x + S(0.34)} {y + S(0.1)} L {x + S(0.28)} {y + S(0.44)} C {x + S(0.52)} {y + S(0.3)} {x + S(0.82)} {y + S(0.44)} {x + S(0.76)} {y + S(0.7)} C {x + S(0.7)} {y + S(0.98)} {x + S(0.34)} {y + S(0.96)} {x + S(0.24)} {y + S(0.78)}"), Surface.Glass));
        if (glass.Height <= glass.Width)
            return;
        // Ten bars, one of them long: the answer.
        for (int digit = 0; digit < 10; digit++)
            scene.Strokes.Add((Text($"M {x + digit * S(0.105) + 2} {glass.Bottom - 14} v {(digit == 5 ? -S(0.5) : -S(0.05))}"), Surface.Glass));
    }

    private static string Circle(double x, double y, double radius) => Text($"M {x - radius} {y} a {radius} {radius} 0 1 0 {2 * radius} 0 a {radius} {radius} 0 1 0 {-2 * radius} 0");

    private static string Text(System.FormattableString text)
    {
        object?[] values = text.GetArguments();
        for (int i = 0; i < values.Length; i++)
            values[i] = values[i] is double d ? System.Math.Round(d, 1) : values[i];
        return string.Format(CultureInfo.InvariantCulture, text.Format, values);
    }
}
