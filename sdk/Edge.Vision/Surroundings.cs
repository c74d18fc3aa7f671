using System;

namespace Edge.Vision;

/// <summary>Draws what lies around a box of a frame, as 56x56 greys: letters of words, parts of digits and corners of furniture give themselves away by their neighbours.</summary>
/// <remarks>
/// The view is the square around the box's centre whose side is two and a half times the box's longer side; beyond the frame its border goes on. Each value is the
/// mean of 2x2 samples, so that the cost does not depend on the box; then the darkest becomes 0 and the brightest 255, unless the view has next to no contrast.
/// The values are those of 28x28 cells (NHWC): of each cell its 2x2 quarters one after the other, row by row, as four channels beside the one of the 28x28 digit.
/// Whole numbers alone: every platform draws the same bits. Nothing is allocated.
/// </remarks>
public static class Surroundings
{
    /// <summary>Side of the view, in cells.</summary>
    public const int Side = 28;

    /// <summary>Values of a cell: its quarters, from the left and from above.</summary>
    public const int Channels = 4;

    /// <summary>Values of the view.</summary>
    public const int Length = Side * Side * Channels;

    // The side of the view is Numerator / Denominator times the box's longer side.
    private const int Numerator = 5;
    private const int Denominator = 2;

    // Values of a cell and samples of a value, either way.
    private const int Quarters = 2;
    private const int Samples = 2;

    // Grey levels below which contrast is not raised further: the noise of blank paper stays weak.
    private const int LeastContrast = 24;

    /// <summary>Draws the view.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="box">The box, in pixels of the frame.</param>
    /// <param name="view"><see cref="Length"/> bytes: cells row by row, in each its quarters, 0 for the darkest to 255 for the brightest; overwritten.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="view"/> has another length.</exception>
    public static void Draw(GrayImage frame, DigitBox box, Span<byte> view)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (view.Length != Length)
            throw new ArgumentException($"Expected room for {Length} values, got {view.Length}; pass {Side} * {Side} * {Channels} bytes.", nameof(view));
        int longer = Math.Max(Math.Max(box.Width, box.Height), 1);
        Span<int> columns = stackalloc int[Side * Quarters * Samples], rows = stackalloc int[Side * Quarters * Samples];
        Place((2 * box.X) + box.Width, longer, frame.Width, columns);
        Place((2 * box.Y) + box.Height, longer, frame.Height, rows);
        Span<int> sums = stackalloc int[Length];
        Sum(frame, columns, rows, sums);
        Stretch(sums, view);
    }

    // The samples' positions along one axis; twice the centre is given, which is whole.
    private static void Place(int centre2, int longer, int length, Span<int> positions)
    {
        long side = (long)longer * Numerator, scale = 2L * Denominator * positions.Length, start = ((long)centre2 * Denominator) - side;
        for (int i = 0; i < positions.Length; i++)
        {
            // centre + side * ((i + 1/2) / n - 1/2), over one denominator.
            long position = (start * positions.Length) + (side * ((2 * i) + 1));
            positions[i] = (int)Math.Clamp(position < 0 ? 0 : position / scale, 0, length - 1);
        }
    }

    private static void Sum(GrayImage frame, ReadOnlySpan<int> columns, ReadOnlySpan<int> rows, Span<int> sums)
    {
        sums.Clear();
        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<byte> line = frame.Pixels.AsSpan(rows[row] * frame.Width, frame.Width);
            int value = row / Samples;
            // The row's cells, from the quarter on that the row lies in.
            Span<int> target = sums.Slice(value / Quarters * Side * Channels, Side * Channels)[(value % Quarters * Quarters)..];
            for (int column = 0; column < columns.Length; column += Quarters * Samples)
            {
                int cell = column / (Quarters * Samples) * Channels;
                target[cell] += line[columns[column]] + line[columns[column + 1]];
                target[cell + 1] += line[columns[column + 2]] + line[columns[column + 3]];
            }
        }
    }

    private static void Stretch(ReadOnlySpan<int> sums, Span<byte> view)
    {
        int least = int.MaxValue, most = 0;
        foreach (int sum in sums)
            (least, most) = (Math.Min(least, sum), Math.Max(most, sum));
        int range = Math.Max(most - least, LeastContrast * Samples * Samples);
        for (int i = 0; i < view.Length; i++)
            view[i] = (byte)(((sums[i] - least) * 255 + (range / 2)) / range);
    }
}
