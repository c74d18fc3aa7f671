using System;

namespace Edge.Vision.Images.Netpbm;

/// <summary>Reads the decimal numbers of a Netpbm file; white space and comments (# to the end of the line) lie between them.</summary>
internal ref struct NetpbmTokens
{
    private const int MaxNumber = 65535;
    private readonly ReadOnlySpan<byte> _data;

    /// <summary>Begins at a position.</summary>
    public NetpbmTokens(ReadOnlySpan<byte> data, int position)
    {
        _data = data;
        Position = position;
    }

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a number of 0 to 65535.</summary>
    /// <param name="what">What it means, for messages.</param>
    public int Number(string what)
    {
        SkipSpace();
        int start = Position;
        int value = 0;
        while (Position < _data.Length && char.IsAsciiDigit((char)_data[Position]))
        {
            value = (value * 10) + (_data[Position++] - '0');
            if (value > MaxNumber)
                throw new InvalidImageException($"Expected a {what} of at most {MaxNumber} in the Netpbm file, got more; the file is damaged or too large, save it again.");
        }
        if (Position == start)
            throw new InvalidImageException($"Expected a number, the {what}, at byte {start} of the Netpbm file, got {Describe()}; the file is damaged, save it again.");
        return value;
    }

    /// <summary>Reads one digit 0 or 1; in text bitmaps digits need no space between them.</summary>
    public int Bit()
    {
        SkipSpace();
        if (Position >= _data.Length || _data[Position] is not ((byte)'0' or (byte)'1'))
            throw new InvalidImageException($"Expected 0 or 1 at byte {Position} of the Netpbm bitmap, got {Describe()}; the file is damaged, save it again.");
        return _data[Position++] - '0';
    }

    /// <summary>Passes the single white space that ends a header before binary samples.</summary>
    public void EndHeader()
    {
        if (Position >= _data.Length || !IsSpace(_data[Position]))
            throw new InvalidImageException($"Expected white space after the Netpbm header, got {Describe()}; the file is damaged, save it again.");
        Position++;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (>= 9 and <= 13);

    private readonly string Describe() => Position >= _data.Length ? "the end of the file" : $"byte {_data[Position]:X2}";

    private void SkipSpace()
    {
        while (Position < _data.Length && (IsSpace(_data[Position]) || _data[Position] == '#'))
        {
            if (_data[Position] == '#')
                while (Position < _data.Length && _data[Position] is not ((byte)'\n' or (byte)'\r'))
                    Position++;
            else
                Position++;
        }
    }
}
