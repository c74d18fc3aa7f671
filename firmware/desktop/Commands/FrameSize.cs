using System.Globalization;

namespace Edge.Desktop.Commands;

/// <summary>Width and height of frames in pixels, on a command line "640x480".</summary>
internal readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>Reads "640x480".</summary>
    public static bool TryParse(string text, out FrameSize size)
    {
        string[] parts = text.Split('x', 'X');
        size = default;
        if (parts.Length != 2 || !TryNumber(parts[0], out int width) || !TryNumber(parts[1], out int height))
            return false;
        size = new FrameSize(width, height);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= Vision.GrayImage.MaxSide;
}
