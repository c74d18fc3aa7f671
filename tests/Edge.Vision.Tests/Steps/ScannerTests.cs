using System;
using Edge.Micro.Vision.Steps;
using Edge.Vision.Steps;

namespace Edge.Vision.Tests.Steps;

/// <summary>Each pass over pixels, eight at once in a word, with vectors, and as its definition says, gives the same.</summary>
public sealed class ScannerTests
{
    public static TheoryData<int, int> Sizes() => new() { { 1, 1 }, { 7, 3 }, { 8, 8 }, { 9, 17 }, { 15, 16 }, { 16, 15 }, { 31, 9 }, { 33, 40 }, { 96, 96 }, { 101, 67 }, { 160, 120 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PassesAgree(int width, int height)
    {
        var geometry = new FrameGeometry(width, height);
        var words = new PixelScanner();
        var vectors = new VectorScanner(width);
        var random = new Random((width * 1000) + height);
        byte[] frame = new byte[width * height];
        foreach (int flip in new[] { 0, 255, 0, 255 })
        {
            random.NextBytes(frame);
            CellSurvey one = Survey(words, frame, geometry);
            CellSurvey other = Survey(vectors, frame, geometry);
            Assert.Equal(one.Sums, other.Sums);
            Assert.Equal(one.Brightest, other.Brightest);
            Assert.Equal(one.Dimmest, other.Dimmest);

            int[] screen = new int[geometry.Columns * geometry.Rows];
            for (int i = 0; i < screen.Length; i++)
                screen[i] = random.Next(0, 256);
            int[] darkest = new int[screen.Length];
            words.FindDarkest(frame, geometry, flip, screen, darkest);
            int[] darkestByVectors = new int[screen.Length];
            vectors.FindDarkest(frame, geometry, flip, screen, darkestByVectors);
            Assert.Equal(darkest, darkestByVectors);
            for (int i = 0; i < screen.Length; i++)
                Assert.Equal(Darkest(frame, geometry, flip, i, screen[i]), darkest[i]);

            InkLevels levels = Thresholds(geometry, random);
            byte[] bits = new byte[geometry.Segments * height];
            words.Mark(frame, geometry, flip, levels, bits);
            byte[] bitsByVectors = new byte[bits.Length];
            vectors.Mark(frame, geometry, flip, levels, bitsByVectors);
            Assert.Equal(bits, bitsByVectors);
            for (int i = 0; i < frame.Length; i++)
            {
                int threshold = levels.Threshold[(i / width / 8 * geometry.Columns) + (i % width / 8)];
                Assert.Equal((frame[i] ^ flip) < threshold, ((bits[(i / width * geometry.Segments) + (i % width / 8)] >> (i % width & 7)) & 1) != 0);
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 5, 1)]
    [InlineData(12, 12, 2)]
    [InlineData(80, 60, 13)]
    public void GridFiltersAgree(int columns, int rows, int radius)
    {
        var random = new Random(columns);
        int[] values = new int[columns * rows];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.Next(0, 4081);
        var vectors = new VectorGridFilter(columns, rows);
        for (int kind = 0; kind < 2; kind++)
        {
            int[] scalar = [.. values];
            int[] vector = [.. values];
            if (kind == 0)
            {
                new GridFilter().Max(scalar, columns, rows, radius);
                vectors.Max(vector, columns, rows, radius);
            }
            else
            {
                new GridFilter().Min(scalar, columns, rows, radius);
                vectors.Min(vector, columns, rows, radius);
            }
            Assert.Equal(scalar, vector);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(Extreme(values, columns, rows, i, radius, kind == 0), scalar[i]);
        }
    }

    private static int Extreme(int[] values, int columns, int rows, int cell, int radius, bool isMax)
    {
        int extreme = values[cell];
        for (int y = Math.Max(0, (cell / columns) - radius); y <= Math.Min(rows - 1, (cell / columns) + radius); y++)
            for (int x = Math.Max(0, (cell % columns) - radius); x <= Math.Min(columns - 1, (cell % columns) + radius); x++)
                extreme = isMax ? Math.Max(extreme, values[(y * columns) + x]) : Math.Min(extreme, values[(y * columns) + x]);
        return extreme;
    }

    private static CellSurvey Survey(PixelScanner scanner, byte[] frame, FrameGeometry geometry)
    {
        var survey = new CellSurvey(geometry);
        scanner.Survey(frame, geometry, survey);
        return survey;
    }

    private static int Darkest(byte[] frame, FrameGeometry geometry, int flip, int cell, int screen)
    {
        int left = cell % geometry.Columns * 8;
        int top = cell / geometry.Columns * 8;
        int least = 255;
        for (int y = top; y < Math.Min(top + 8, geometry.Height); y += 2)
            for (int x = left; x + 1 < Math.Min(left + 8, geometry.Width); x++)
                least = Math.Min(least, ((frame[(y * geometry.Width) + x] ^ flip) + (frame[(y * geometry.Width) + x + 1] ^ flip) + 1) / 2);
        return least < screen ? least : 256;
    }

    private static InkLevels Thresholds(FrameGeometry geometry, Random random)
    {
        var levels = new InkLevels(geometry, new GridFilter());
        for (int row = 0; row < geometry.Rows; row++)
        {
            levels.From[row] = 0;
            levels.To[row] = geometry.Columns;
            for (int column = 0; column < geometry.Columns; column++)
                levels.Threshold[(row * geometry.Columns) + column] = random.Next(3) == 0 ? 0 : random.Next(1, 256);
        }
        return levels;
    }
}
