using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>The three passes over the pixels of a frame, for cells of 8 pixels: eight pixels at once in the lanes of a 64-bit word.</summary>
/// <remarks>
/// The even bytes of a word, and the odd ones after a shift, are four lanes of 16 bits. Added to 256 - level, a lane's bit 8 is set where the
/// pixel reaches the level. An interpreter pays by instruction, so this is what makes passes over all pixels possible there.
/// Edge.Vision has a form of each pass with vector instructions and the same results.
/// </remarks>
internal class PixelScanner
{
    private const long Bytes = 0x00FF00FF00FF00FF;
    private const long Ones = 0x0001000100010001;
    private const long Reached = 0x0100010001000100;
    private const long Gather = (1L << 48) | (1L << 34) | (1L << 20) | (1L << 6);

    /// <summary>Surveys every second row of every cell.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="cells">Set to the sum of each cell, and to the means of its brightest and its darkest eight pixels side by side.</param>
    internal virtual void Survey(byte[] frame, FrameGeometry geometry, CellSurvey cells)
    {
        int width = geometry.Width;
        int height = geometry.Height;
        int columns = geometry.Columns;
        int whole = width >> 3;
        int step = 2 * width;
        int cell = 0;
        int[] sums = cells.Sums;
        int[] brightest = cells.Brightest;
        int[] dimmest = cells.Dimmest;
        long bytes = Bytes;
        long ones = Ones;
        for (int top = 0; top < height; top += 8)
        {
            int end = (top + 8 < height ? top + 8 : height) * width;
            for (int column = 0; column < whole; column++)
            {
                int sum = 0;
                int most = 0;
                int least = int.MaxValue;
                for (int i = (top * width) + (column << 3); i < end; i += step)
                {
                    long pixels = BitConverter.ToInt64(frame, i);
                    // The product's top lane is the sum of all four lanes, at most 8 * 255.
                    int eight = (int)((((pixels & bytes) + ((pixels >> 8) & bytes)) * ones) >> 48);
                    sum += eight;
                    if (eight > most)
                        most = eight;
                    if (eight < least)
                        least = eight;
                }
                sums[cell] = sum;
                brightest[cell] = most << 1;
                dimmest[cell++] = least << 1;
            }
            if (whole < columns)
                NarrowCells.Survey(frame, (top * width) + (whole << 3), end, step, width - (whole << 3), cells, cell++);
        }
    }

    /// <summary>Finds the darkest two neighbours of every cell, side by side in every second row.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="flip">255 where the ink is light, which turns the pixels round, else 0.</param>
    /// <param name="screen">For every cell the level, 0 to 255, under which a pixel may be ink.</param>
    /// <param name="darkest">Set to the least mean of two neighbours, rounded up, of every cell that has one under its level, else to 256.</param>
    internal virtual void FindDarkest(byte[] frame, FrameGeometry geometry, int flip, int[] screen, int[] darkest)
    {
        int width = geometry.Width;
        int height = geometry.Height;
        int step = 2 * width;
        long turn = flip == 0 ? 0 : -1;
        long bytes = Bytes;
        for (int cell = 0, top = 0; top < height; top += 8)
        {
            int end = (top + 8 < height ? top + 8 : height) * width;
            for (int left = 0; left < width; left += 8, cell++)
            {
                int level = screen[cell];
                darkest[cell] = 256;
                if (level == 0)
                    continue;
                if (left + 8 <= width)
                {
                    long room = (256 - level) * Ones;
                    long reached = Reached;
                    for (int i = (top * width) + left; i < end; i += step)
                    {
                        long pixels = BitConverter.ToInt64(frame, i) ^ turn;
                        reached &= ((pixels & bytes) + room) & (((pixels >> 8) & bytes) + room);
                    }
                    if (reached == Reached)
                        continue;
                }
                int least = left + 8 <= width
                    ? NarrowCells.LeastOfEight(frame, (top * width) + left, end, step, flip)
                    : NarrowCells.Least(frame, (top * width) + left, end, step, width - left, flip);
                if (least < level)
                    darkest[cell] = least;
            }
        }
    }

    /// <summary>Marks the pixels of ink.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="flip">255 where the ink is light, else 0.</param>
    /// <param name="levels">The threshold of every cell, and where there are any.</param>
    /// <param name="bits">Set to the ink: a byte for eight pixels, the leftmost in the lowest bit, <see cref="FrameGeometry.Segments"/> bytes a row.</param>
    internal virtual void Mark(byte[] frame, FrameGeometry geometry, int flip, InkLevels levels, byte[] bits)
    {
        Array.Clear(bits, 0, bits.Length);
        int width = geometry.Width;
        int segments = geometry.Segments;
        int height = geometry.Height;
        int columns = geometry.Columns;
        int[] threshold = levels.Threshold;
        long turn = flip == 0 ? 0 : -1;
        long bytes = Bytes;
        long all = Reached;
        long ones = Ones;
        long gather = Gather;
        for (int top = 0; top < height; top += 8)
        {
            int rows = top + 8 < height ? 8 : height - top;
            int end = levels.To[top >> 3];
            for (int column = levels.From[top >> 3]; column < end; column++)
            {
                int left = column << 3;
                int level = threshold[((top >> 3) * columns) + column];
                if (level == 0)
                    continue;
                int i = (top * width) + left;
                int target = (top * segments) + (left >> 3);
                if (left + 8 > width)
                {
                    NarrowCells.Mark(frame, i, rows, width, width - left, flip, level, bits, target, segments);
                    continue;
                }
                long room = (256 - level) * Ones;
                for (int stop = i + (rows * width); i < stop; i += width)
                {
                    long pixels = BitConverter.ToInt64(frame, i) ^ turn;
                    long even = (pixels & bytes) + room;
                    long odd = ((pixels >> 8) & bytes) + room;
                    if ((even & odd & all) != all)
                    {
                        // Bit 8 of each lane is clear where there is ink; the product gathers the four lanes' bits in bits 48 to 54.
                        even = ((even >> 8) & ones) ^ ones;
                        odd = ((odd >> 8) & ones) ^ ones;
                        bits[target] = (byte)((((even * gather) >> 48) & 0x55) | (((odd * gather) >> 47) & 0xAA));
                    }
                    target += segments;
                }
            }
        }
    }
}
