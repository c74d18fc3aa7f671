using Edge.Nano;

namespace Edge.RaspberryPi.Screen;

/// <summary>A colour picture as what text is painted on.</summary>
/// <param name="picture">Drawn on.</param>
/// <param name="ink">Colour of the ink; paper is black.</param>
internal sealed class InkCanvas(Rgb565Canvas picture, ushort ink) : ICanvas
{
    /// <inheritdoc/>
    public int Columns => picture.Width;

    /// <inheritdoc/>
    public int Rows => picture.Height;

    /// <inheritdoc/>
    public void Fill(int left, int top, int width, int height, bool isInk) => picture.Fill(left, top, width, height, isInk ? ink : (ushort)0);
}
