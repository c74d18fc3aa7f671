using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Tests.Steps;

/// <summary>The average by area is exact: the whole-number sums equal those of fractions of pixels.</summary>
public sealed class InkPainterTests
{
    [Theory]
    [InlineData(3, 5, 20)]
    [InlineData(19, 20, 20)]
    [InlineData(20, 20, 20)]
    [InlineData(33, 61, 20)]
    [InlineData(50, 17, 19)]
    [InlineData(61, 62, 18)]
    [InlineData(1, 40, 20)]
    public void CellsAreAreaAverages(int boxWidth, int boxHeight, int longest)
    {
        var geometry = new FrameGeometry(96, 80);
        var random = new Random(boxWidth);
        byte[] frame = new byte[96 * 80];
        random.NextBytes(frame);
        const int left = 5;
        const int top = 9;
        var levels = new InkLevels(geometry, new GridFilter());
        Array.Fill(levels.Begin, 255);
        Array.Fill(levels.Gain, 1 << 16);
        Array.Fill(levels.To, geometry.Columns);
        byte[] bits = new byte[geometry.Segments * 80];
        for (int y = top; y < top + boxHeight; y++)
            for (int x = left; x < left + boxWidth; x++)
                bits[(y * geometry.Segments) + (x / 8)] |= (byte)(1 << (x % 8));
        var runs = new Runs(geometry, levels);
        var components = new Components(geometry, runs);
        Assert.True(runs.Find(bits) && components.Find());
        var strokes = new Strokes(geometry);
        strokes.Choose(components);
        var groups = new Groups(geometry);
        groups.Join(strokes, components);
        var painter = new InkPainter(geometry, runs, levels);
        painter.Begin(0, groups, 0, longest, mayBeSolid: false);
        painter.Add(frame, components, strokes.Component[0]);
        int[] cells = new int[400];
        painter.End(cells);

        Assert.Equal(longest, Math.Max(painter.Columns, painter.Rows));
        for (int row = 0; row < painter.Rows; row++)
            for (int column = 0; column < painter.Columns; column++)
            {
                double sum = 0;
                for (int y = 0; y < boxHeight; y++)
                    for (int x = 0; x < boxWidth; x++)
                        sum += Overlap(x, column, boxWidth, painter.Columns) * Overlap(y, row, boxHeight, painter.Rows) * (255 - frame[((top + y) * 96) + left + x]);
                Assert.Equal(Math.Floor((16 * sum) + 0.5), cells[(row * painter.Columns) + column], 1.0);
            }
    }

    // Share of cell c, of so many over a length in pixels, that pixel p covers.
    private static double Overlap(int p, int c, int length, int cells) =>
        Math.Max(0, Math.Min((p + 1.0) * cells / length, c + 1) - Math.Max((double)p * cells / length, c));
}
