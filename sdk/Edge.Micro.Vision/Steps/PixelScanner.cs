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

    /// <summary>Sums the pixels of every cell, of every second row.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="sums">Set to the sum of every cell.</param>
    internal virtual void Sum(byte[] frame, FrameGeometry geometry, int[] sums)
    {
        int width = geometry.Width;
        int height = geometry.Height;
        int columns = geometry.Columns;
        int whole = width >> 3;
        int step = 2 * width;
        int cell = 0;
        long bytes = Bytes;
        for (int top = 0; top < height; top += 8)
        {
            int end = (top + 8 < height ? top + 8 : height) * width;
            for (int column = 0; column < whole; column++)
            {
                long sum = 0;
                for (int i = (top * width) + (column << 3); i < end; i += step)
                {
                    long pixels = BitConverter.ToInt64(frame, i);
                    sum += (pixels & bytes) + ((pixels >> 8) & bytes);
                }
                // The product's top lane is the sum of all four lanes, at most 8 * 4 * 255.
                sums[cell++] = (int)((sum * Ones) >> 48);
            }
            if (whole < columns)
            {
                int sum = 0;
                for (int row = top * width; row < end; row += step)
                    for (int x = whole << 3; x < width; x++)
                        sum += frame[row + x];
                sums[cell++] = sum;
            }
        }
    }

    /// <summary>Finds the darkest pixel of every cell, in every second row.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="geometry">Its geometry.</param>
    /// <param name="flip">255 where the ink is light, which turns the pixels round, else 0.</param>
    /// <param name="screen">For every cell the level, 0 to 255, under which a pixel may be ink.</param>
    /// <param name="darkest">Set to the least pixel of every cell that has one under its level, else to 256.</param>
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
                    ? Least(frame, (top * width) + left, end, step, flip)
                    : LeastNarrow(frame, (top * width) + left, end, step, width - left, flip);
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
                    MarkNarrow(frame, i, rows, width, width - left, flip, level, bits, target, segments);
                    continue;
                }
                long room = (256 - level) * Ones;
                for (int row = 0; row < rows; row++)
                {
                    long pixels = BitConverter.ToInt64(frame, i) ^ turn;
                    if ((((pixels & bytes) + room) & (((pixels >> 8) & bytes) + room) & all) != all)
                    {
                        int ink = (frame[i] ^ flip) < level ? 1 : 0;
                        if ((frame[i + 1] ^ flip) < level)
                            ink += 2;
                        if ((frame[i + 2] ^ flip) < level)
                            ink += 4;
                        if ((frame[i + 3] ^ flip) < level)
                            ink += 8;
                        if ((frame[i + 4] ^ flip) < level)
                            ink += 16;
                        if ((frame[i + 5] ^ flip) < level)
                            ink += 32;
                        if ((frame[i + 6] ^ flip) < level)
                            ink += 64;
                        if ((frame[i + 7] ^ flip) < level)
                            ink += 128;
                        bits[target] = (byte)ink;
                    }
                    i += width;
                    target += segments;
                }
            }
        }
    }

    private static int Least(byte[] frame, int start, int end, int step, int flip)
    {
        int least = 255;
        for (int i = start; i < end; i += step)
        {
            int pixel = frame[i] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 1] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 2] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 3] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 4] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 5] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 6] ^ flip;
            if (pixel < least)
                least = pixel;
            pixel = frame[i + 7] ^ flip;
            if (pixel < least)
                least = pixel;
        }
        return least;
    }

    private static int LeastNarrow(byte[] frame, int start, int end, int step, int columns, int flip)
    {
        int least = 255;
        for (int row = start; row < end; row += step)
            for (int i = row; i < row + columns; i++)
            {
                int pixel = frame[i] ^ flip;
                if (pixel < least)
                    least = pixel;
            }
        return least;
    }

    private static void MarkNarrow(byte[] frame, int start, int rows, int width, int columns, int flip, int level, byte[] bits, int target, int segments)
    {
        for (int row = 0; row < rows; row++)
        {
            int ink = 0;
            for (int x = 0; x < columns; x++)
                if ((frame[start + (row * width) + x] ^ flip) < level)
                    ink |= 1 << x;
            bits[target + (row * segments)] = (byte)ink;
        }
    }
}
