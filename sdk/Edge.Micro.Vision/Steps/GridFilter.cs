namespace Edge.Micro.Vision.Steps;

/// <summary>Largest and smallest values around every cell of a grid. Edge.Vision has a form with vectors.</summary>
internal class GridFilter
{
    /// <summary>Replaces every value by the largest of those at most <paramref name="radius"/> columns and rows away.</summary>
    public virtual void Max(int[] values, int columns, int rows, int radius)
    {
        for (int pass = 0; pass < radius; pass++)
        {
            MaxLines(values, columns, 1, rows, columns);
            MaxLines(values, rows, columns, columns, 1);
        }
    }

    /// <summary>Replaces every value by the smallest of those at most <paramref name="radius"/> columns and rows away.</summary>
    public virtual void Min(int[] values, int columns, int rows, int radius)
    {
        for (int pass = 0; pass < radius; pass++)
        {
            MinLines(values, columns, 1, rows, columns);
            MinLines(values, rows, columns, columns, 1);
        }
    }

    // Radius 1, in place, along lines of count values. Larger radii are repeated: their windows are sums of windows of three.
    private static void MaxLines(int[] values, int count, int step, int lines, int lineStep)
    {
        for (int line = 0; line < lines; line++)
        {
            int i = line * lineStep;
            int last = i + ((count - 1) * step);
            int here = values[i];
            int largest = here;
            while (i < last)
            {
                // The largest of the value before and this one is at hand.
                int after = values[i + step];
                values[i] = largest > after ? largest : after;
                largest = here > after ? here : after;
                here = after;
                i += step;
            }
            values[last] = largest;
        }
    }

    private static void MinLines(int[] values, int count, int step, int lines, int lineStep)
    {
        for (int line = 0; line < lines; line++)
        {
            int i = line * lineStep;
            int last = i + ((count - 1) * step);
            int here = values[i];
            int smallest = here;
            while (i < last)
            {
                int after = values[i + step];
                values[i] = smallest < after ? smallest : after;
                smallest = here < after ? here : after;
                here = after;
                i += step;
            }
            values[last] = smallest;
        }
    }
}
