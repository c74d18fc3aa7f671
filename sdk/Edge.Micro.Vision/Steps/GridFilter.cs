namespace Edge.Micro.Vision.Steps;

/// <summary>Largest and smallest values around every cell of a grid.</summary>
internal static class GridFilter
{
    /// <summary>Replaces every value by the largest of those at most <paramref name="radius"/> columns and rows away.</summary>
    public static void Max(int[] values, int columns, int rows, int radius)
    {
        for (int pass = 0; pass < radius; pass++)
        {
            for (int row = 0; row < rows; row++)
                MaxLine(values, row * columns, columns, 1);
            for (int column = 0; column < columns; column++)
                MaxLine(values, column, rows, columns);
        }
    }

    /// <summary>Replaces every value by the smallest of those at most <paramref name="radius"/> columns and rows away.</summary>
    public static void Min(int[] values, int columns, int rows, int radius)
    {
        for (int pass = 0; pass < radius; pass++)
        {
            for (int row = 0; row < rows; row++)
                MinLine(values, row * columns, columns, 1);
            for (int column = 0; column < columns; column++)
                MinLine(values, column, rows, columns);
        }
    }

    // Radius 1, in place. Larger ones are repeated: their windows are sums of windows of three.
    private static void MaxLine(int[] values, int start, int count, int step)
    {
        int before = values[start];
        int here = before;
        int last = start + ((count - 1) * step);
        for (int i = start; i < last; i += step)
        {
            int after = values[i + step];
            int largest = before > here ? before : here;
            values[i] = largest > after ? largest : after;
            before = here;
            here = after;
        }
        values[last] = before > here ? before : here;
    }

    private static void MinLine(int[] values, int start, int count, int step)
    {
        int before = values[start];
        int here = before;
        int last = start + ((count - 1) * step);
        for (int i = start; i < last; i += step)
        {
            int after = values[i + step];
            int smallest = before < here ? before : here;
            values[i] = smallest < after ? smallest : after;
            before = here;
            here = after;
        }
        values[last] = before < here ? before : here;
    }
}
