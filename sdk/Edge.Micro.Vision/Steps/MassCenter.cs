namespace Edge.Micro.Vision.Steps;

/// <summary>Places a small picture in a square so that its centre of mass is at the square's centre.</summary>
internal static class MassCenter
{
    /// <summary>Draws the picture.</summary>
    /// <param name="levels">The picture, 0 to 255, with a margin of one cell around, <see cref="StrokeWidth.Stride"/> in a row.</param>
    /// <param name="columns">Its width without the margin.</param>
    /// <param name="rows">Its height without the margin.</param>
    /// <param name="digits">Where to draw; the square is all 0.</param>
    /// <param name="offset">Where the square begins.</param>
    public static void Draw(int[] levels, int columns, int rows, byte[] digits, int offset)
    {
        int mass = 0;
        int momentX = 0;
        int momentY = 0;
        for (int y = 0; y < rows + 2; y++)
        {
            int row = 0;
            int i = y * StrokeWidth.Stride;
            for (int x = 0; x < columns + 2; x++)
            {
                int value = levels[i++];
                if (value == 0)
                    continue;
                row += value;
                momentX += value * x;
            }
            mass += row;
            momentY += row * y;
        }
        // The margin may lie outside the square only where it is empty, so it counts as part of the picture.
        int left = Shift(momentX, mass, columns + 2);
        int top = Shift(momentY, mass, rows + 2);
        for (int y = 0; y < rows + 2; y++)
        {
            int from = y * StrokeWidth.Stride;
            int to = offset + ((top + y) * SmallDigitFinder.DigitSide) + left;
            for (int x = 0; x < columns + 2; x++)
            {
                int value = levels[from++];
                if (value != 0)
                    digits[to + x] = (byte)value;
            }
        }
    }

    // MNIST's centre is pixel 14 counted from 0. The shift is rounded, and the picture stays inside the square.
    private static int Shift(int moment, int mass, int length)
    {
        int room = SmallDigitFinder.DigitSide - length;
        if (mass == 0)
            return room / 2;
        int doubled = (mass * SmallDigitFinder.DigitSide) - (2 * moment) + mass;
        int shift = doubled < 0 ? 0 : doubled / (2 * mass);
        return shift > room ? room : shift;
    }
}
