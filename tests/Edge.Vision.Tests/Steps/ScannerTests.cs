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
        var levels = new InkLevels(geometry);
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
