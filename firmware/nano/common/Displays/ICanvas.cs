namespace Edge.Nano;

/// <summary>A panel with two colours, ink and paper: what text and digits are drawn on.</summary>
public interface ICanvas
{
    /// <summary>Width in pixels.</summary>
    int Columns { get; }

    /// <summary>Height in pixels.</summary>
    int Rows { get; }

    /// <summary>Sets a rectangle; the part outside of the panel is cut off.</summary>
    /// <param name="left">First column.</param>
    /// <param name="top">First row.</param>
    /// <param name="width">Columns; nothing happens where it is 0 or less.</param>
    /// <param name="height">Rows; nothing happens where it is 0 or less.</param>
    /// <param name="ink">Ink, or paper.</param>
    /// <exception cref="DeviceException">The panel does not answer.</exception>
    void Fill(int left, int top, int width, int height, bool ink);
}
