using System;
using System.Xml.Linq;

namespace Edge.Reports;

/// <summary>Many small maps of one size in a grid, as one picture.</summary>
/// <param name="count">How many maps.</param>
/// <param name="height">Rows of a map.</param>
/// <param name="width">Columns of a map.</param>
/// <param name="value">The value of a map at a row and column: -1 to 1 or 0 to 1.</param>
/// <param name="isSigned">Whether values have signs.</param>
public sealed class TileSheet(int count, int height, int width, Func<int, int, int, double> value, bool isSigned)
{
    /// <summary>The width of a row of maps, in pixels of the page.</summary>
    public const int PageWidth = 1000;

    // A larger map is thinned out: it is there to be looked at, and the page's size is bounded.
    private const int MostSide = 32;

    /// <summary>The picture.</summary>
    /// <param name="tile">About the side of a map on the page, in pixels.</param>
    /// <param name="gap">The frame around a map, in pixels.</param>
    /// <param name="description">What it shows.</param>
    public XElement Draw(int tile, int gap, string description)
    {
        int step = (Math.Max(height, width) + MostSide - 1) / MostSide;
        int rows = (height + step - 1) / step, columns = (width + step - 1) / step;
        int scale = Math.Max(1, (int)Math.Round((double)tile / Math.Max(rows, columns)));
        int pitchX = (columns * scale) + gap, pitchY = (rows * scale) + gap;
        // As many rows as needed, all as long as one another can be.
        int lines = Math.Max(1, (count + (PageWidth / pitchX) - 1) / Math.Max(1, PageWidth / pitchX)), perRow = (count + lines - 1) / lines;
        var sprite = new Sprite((perRow * pitchX) + gap, (lines * pitchY) + gap);
        sprite.Fill(0, 0, sprite.Width, sprite.Height, ColourRamp.Gap);
        for (int map = 0; map < count; map++)
            for (int y = 0; y < rows; y++)
                for (int x = 0; x < columns; x++)
                {
                    double v = value(map, y * step, x * step);
                    sprite.Fill(
                        gap + (map % perRow * pitchX) + (x * scale), gap + (map / perRow * pitchY) + (y * scale), scale, scale, isSigned ? ColourRamp.OfSigned(v) : ColourRamp.Of(v));
                }
        return sprite.Draw(1, description);
    }
}
