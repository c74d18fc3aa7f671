using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>A small picture that knows its centre of mass, to be placed in a square with that centre in the middle.</summary>
internal sealed class MassPicture
{
    /// <summary>Bytes in a row: the grid of cells with a margin of one on each side, into which strokes grow.</summary>
    public const int Stride = InkPainter.MaxSide + 2;

    private int _columns;
    private int _rows;
    private int _mass;
    private int _momentX;
    private int _momentY;

    /// <summary>The levels, 0 to 255, from column and row 0 on, the margin included.</summary>
    public byte[] Levels { get; } = new byte[Stride * Stride];

    /// <summary>Begins a picture.</summary>
    /// <param name="columns">Its width without the margin, at most 20.</param>
    /// <param name="rows">Its height without the margin, at most 20.</param>
    public void Begin(int columns, int rows)
    {
        _columns = columns + 2;
        _rows = rows + 2;
        _mass = 0;
        _momentX = 0;
        _momentY = 0;
        Array.Clear(Levels, 0, Levels.Length);
    }

    /// <summary>Counts levels that were written.</summary>
    /// <param name="mass">Their sum.</param>
    /// <param name="momentX">The sum of each by its column.</param>
    /// <param name="momentY">The sum of each by its row.</param>
    public void Add(int mass, int momentX, int momentY)
    {
        _mass += mass;
        _momentX += momentX;
        _momentY += momentY;
    }

    /// <summary>Draws the picture into a square of 28x28.</summary>
    /// <param name="digits">Where to draw; the square is all 0.</param>
    /// <param name="offset">Where the square begins.</param>
    public void Draw(byte[] digits, int offset)
    {
        int to = offset + (Shift(_momentY, _rows) * SmallDigitFinder.DigitSide) + Shift(_momentX, _columns);
        int from = 0;
        for (int y = 0; y < _rows; y++)
        {
            Array.Copy(Levels, from, digits, to, _columns);
            from += Stride;
            to += SmallDigitFinder.DigitSide;
        }
    }

    // MNIST's centre is pixel 14 counted from 0. The shift is rounded, and the picture stays inside the square.
    private int Shift(int moment, int length)
    {
        int room = SmallDigitFinder.DigitSide - length;
        if (_mass == 0)
            return room / 2;
        int doubled = (_mass * SmallDigitFinder.DigitSide) - (2 * moment) + _mass;
        int shift = doubled < 0 ? 0 : doubled / (2 * _mass);
        return shift > room ? room : shift;
    }
}
