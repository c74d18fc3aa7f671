namespace Edge.Micro.Vision.Steps;

/// <summary>The parts of <see cref="PixelScanner"/> that go pixel by pixel: a frame's last column of cells, where its width is no multiple of eight, and cells with ink.</summary>
internal static class NarrowCells
{
    /// <summary>Surveys a cell of fewer than eight columns.</summary>
    public static void Survey(byte[] frame, int start, int end, int step, int columns, CellSurvey cells, int cell)
    {
        cells.Begin(cell);
        for (int row = start; row < end; row += step)
        {
            int sum = 0;
            for (int x = 0; x < columns; x++)
                sum += frame[row + x];
            cells.Add(cell, sum, columns);
        }
    }

    /// <summary>The least mean of two neighbours, which noise lowers less than it does the least pixel, in a cell of eight columns.</summary>
    public static int LeastOfEight(byte[] frame, int start, int end, int step, int flip)
    {
        int least = 510;
        for (int i = start; i < end; i += step)
        {
            int before = frame[i] ^ flip;
            int pixel = frame[i + 1] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            before = frame[i + 2] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            pixel = frame[i + 3] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            before = frame[i + 4] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            pixel = frame[i + 5] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            before = frame[i + 6] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
            pixel = frame[i + 7] ^ flip;
            if (before + pixel < least)
                least = before + pixel;
        }
        return (least + 1) >> 1;
    }

    /// <summary>The least mean of two neighbours in a cell of fewer than eight columns.</summary>
    public static int Least(byte[] frame, int start, int end, int step, int columns, int flip)
    {
        int least = 510;
        for (int row = start; row < end; row += step)
            for (int i = row; i < row + columns - 1; i++)
            {
                int pair = (frame[i] ^ flip) + (frame[i + 1] ^ flip);
                if (pair < least)
                    least = pair;
            }
        return (least + 1) >> 1;
    }

    /// <summary>Marks the ink of a cell of fewer than eight columns.</summary>
    public static void Mark(byte[] frame, int start, int rows, int width, int columns, int flip, int level, byte[] bits, int target, int segments)
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
