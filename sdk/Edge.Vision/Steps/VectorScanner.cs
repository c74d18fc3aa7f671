using System;
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>The passes over pixels with vectors of 16, for cells of any width; the results are those of <see cref="PixelScanner"/>.</summary>
/// <remarks>Cells do not matter to the vectors: sums and minima are kept for every column of pixels and thresholds are spread over them.</remarks>
internal sealed class VectorScanner : PixelScanner
{
    private const int Lanes = 16;
    private const ulong Bytes = 0x00FF00FF00FF00FF;
    private const ulong Ones = 0x0001000100010001;

    private readonly int[] _sums;
    private readonly int[] _most;
    private readonly int[] _least;
    private readonly byte[] _columnMinima;
    private readonly byte[] _columnThresholds;

    /// <summary>Makes the passes for frames of a width.</summary>
    public VectorScanner(int width)
    {
        _sums = new int[width >> 3];
        _most = new int[width >> 3];
        _least = new int[width >> 3];
        _columnMinima = new byte[width];
        _columnThresholds = new byte[width];
    }

    /// <inheritdoc/>
    internal override void Survey(byte[] frame, FrameGeometry geometry, CellSurvey cells)
    {
        int shift = geometry.CellShift;
        int whole = geometry.Width >> 3;
        Span<int> most = _most;
        Span<int> least = _least;
        Span<int> sums = _sums;
        for (int row = 0; row < geometry.Rows; row++)
        {
            most[..whole].Clear();
            least[..whole].Fill(int.MaxValue);
            sums[..whole].Clear();
            for (int i = 0; i < geometry.Columns; i++)
                cells.Begin((row * geometry.Columns) + i);
            int last = ((row + 1) * geometry.Columns) - 1;
            int bottom = Math.Min((row + 1) << shift, geometry.Height);
            for (int y = row << shift; y < bottom; y += 2)
            {
                ReadOnlySpan<byte> line = frame.AsSpan(y * geometry.Width, geometry.Width);
                SurveyRow(line, sums, most, least);
                if (whole << 3 < line.Length)
                    cells.Add(last, Total(line[(whole << 3)..]), line.Length & 7);
            }
            for (int i = 0; i < whole; i++)
            {
                int cell = (row * geometry.Columns) + ((i << 3) >> shift);
                cells.Sums[cell] += sums[i];
                cells.Brightest[cell] = Math.Max(cells.Brightest[cell], most[i] << 1);
                cells.Dimmest[cell] = Math.Min(cells.Dimmest[cell], least[i] << 1);
            }
        }
    }

    /// <inheritdoc/>
    internal override void FindDarkest(byte[] frame, FrameGeometry geometry, int flip, int[] screen, int[] darkest)
    {
        int side = 1 << geometry.CellShift;
        Span<byte> columns = _columnMinima;
        for (int row = 0; row < geometry.Rows; row++)
        {
            columns.Fill(byte.MaxValue);
            int bottom = Math.Min((row + 1) * side, geometry.Height);
            for (int y = row * side; y < bottom; y += 2)
                MinRow(frame.AsSpan(y * geometry.Width, geometry.Width), (byte)flip, columns);
            for (int i = 0; i < geometry.Columns; i++)
            {
                int least = byte.MaxValue;
                for (int x = i * side; x < Math.Min((i + 1) * side, columns.Length); x += 8)
                    foreach (byte pair in columns[x..Math.Min(x + 7, columns.Length)])
                        least = Math.Min(least, pair);
                int cell = (row * geometry.Columns) + i;
                darkest[cell] = least < screen[cell] ? least : 256;
            }
        }
    }

    /// <inheritdoc/>
    internal override void Mark(byte[] frame, FrameGeometry geometry, int flip, InkLevels levels, byte[] bits)
    {
        Array.Clear(bits);
        int shift = geometry.CellShift;
        Span<byte> thresholds = _columnThresholds;
        for (int row = 0; row < geometry.Rows; row++)
        {
            int from = levels.From[row] << shift;
            int to = Math.Min(levels.To[row] << shift, geometry.Width);
            if (from >= to)
                continue;
            for (int x = from; x < to; x++)
                thresholds[x] = (byte)levels.Threshold[(row * geometry.Columns) + (x >> shift)];
            int bottom = Math.Min((row + 1) << shift, geometry.Height);
            for (int y = row << shift; y < bottom; y++)
                MarkRow(frame.AsSpan((y * geometry.Width) + from, to - from), (byte)flip, thresholds[from..to], bits.AsSpan((y * geometry.Segments) + (from >> 3)));
        }
    }

    // Sums of eight pixels each, and their extremes.
    private static void SurveyRow(ReadOnlySpan<byte> line, Span<int> sums, Span<int> most, Span<int> least)
    {
        for (int i = 0; i < line.Length >> 3; i++)
        {
            ulong pixels = BinaryPrimitives.ReadUInt64LittleEndian(line[(i << 3)..]);
            int eight = (int)((((pixels & Bytes) + ((pixels >> 8) & Bytes)) * Ones) >> 48);
            sums[i] += eight;
            most[i] = Math.Max(most[i], eight);
            least[i] = Math.Min(least[i], eight);
        }
    }

    private static int Total(ReadOnlySpan<byte> pixels)
    {
        int sum = 0;
        foreach (byte pixel in pixels)
            sum += pixel;
        return sum;
    }

    // Means of neighbours, rounded up as vectors do it; those across two cells are left out by whoever reads them.
    private static void MinRow(ReadOnlySpan<byte> row, byte flip, Span<byte> minima)
    {
        Vector128<byte> turn = Vector128.Create(flip);
        int x = 0;
        for (; x < row.Length - Lanes; x += Lanes)
        {
            Span<byte> target = minima.Slice(x, Lanes);
            Vector128<byte> left = Vector128.Create(row.Slice(x, Lanes)) ^ turn;
            Vector128<byte> right = Vector128.Create(row.Slice(x + 1, Lanes)) ^ turn;
            // (a | b) - ((a ^ b) >> 1) is the mean, rounded up, without a carry.
            Vector128<byte> mean = (left | right) - (((left ^ right) >>> 1) & Vector128.Create((byte)0x7F));
            Vector128.Min(Vector128.Create<byte>(target), mean).CopyTo(target);
        }
        for (; x < row.Length - 1; x++)
            minima[x] = Math.Min(minima[x], (byte)(((row[x] ^ flip) + (row[x + 1] ^ flip) + 1) >> 1));
    }

    private static void MarkRow(ReadOnlySpan<byte> row, byte flip, ReadOnlySpan<byte> thresholds, Span<byte> bits)
    {
        Vector128<byte> turn = Vector128.Create(flip);
        int x = 0;
        for (; x <= row.Length - Lanes; x += Lanes)
        {
            Vector128<byte> ink = Vector128.LessThan(Vector128.Create(row.Slice(x, Lanes)) ^ turn, Vector128.Create(thresholds.Slice(x, Lanes)));
            BinaryPrimitives.WriteUInt16LittleEndian(bits[(x >> 3)..], (ushort)ink.ExtractMostSignificantBits());
        }
        for (; x < row.Length; x++)
            if ((row[x] ^ flip) < thresholds[x])
                bits[x >> 3] |= (byte)(1 << (x & 7));
    }
}
