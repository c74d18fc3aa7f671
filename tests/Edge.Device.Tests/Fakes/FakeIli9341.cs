using System;

namespace Edge.Device.Tests.Fakes;

/// <summary>An ILI9341 as its data sheet describes it: column address (0x2A), page address (0x2B) and memory write (0x2C) fill a picture.</summary>
/// <param name="isData">Whether the data/command line is high.</param>
/// <param name="width">Columns of the panel.</param>
/// <param name="height">Rows of the panel.</param>
internal sealed class FakeIli9341(Func<bool> isData, int width = FakeIli9341.Width, int height = FakeIli9341.Height)
{
    public const int Width = 240;
    public const int Height = 320;

    private readonly byte[] _parameters = new byte[4];
    private byte _command;
    private int _index;
    private int _left, _right = width - 1, _top, _bottom = height - 1;
    private int _x, _y;
    private int _high = -1;

    /// <summary>RGB565 colours, row by row.</summary>
    public ushort[] Picture { get; } = new ushort[width * height];

    /// <summary>Takes a write of the bus.</summary>
    public void Write(byte[] bytes) => Write(bytes.AsSpan());

    /// <summary>Takes a write of the bus.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            if (!isData())
                Command(value);
            else if (_command is 0x2A or 0x2B)
                Address(value);
            else if (_command == 0x2C)
                Memory(value);
    }

    private void Command(byte value)
    {
        _command = value;
        _index = 0;
        _high = -1;
        if (value == 0x2C)
            (_x, _y) = (_left, _top);
    }

    private void Address(byte value)
    {
        _parameters[_index++ & 3] = value;
        if (_index != 4)
            return;
        int start = (_parameters[0] << 8) | _parameters[1], end = (_parameters[2] << 8) | _parameters[3];
        if (_command == 0x2A)
            (_left, _right) = (start, end);
        else
            (_top, _bottom) = (start, end);
        if (_left > _right || _top > _bottom)
            throw new InvalidOperationException($"Expected the start of an area before its end, got {_left}-{_right}, {_top}-{_bottom}.");
    }

    private void Memory(byte value)
    {
        if (_high < 0)
        {
            _high = value;
            return;
        }
        // The chip ignores what lies outside: the binding's own first frame names one column and one row too many.
        if (_x < width && _y < height)
            Picture[(_y * width) + _x] = (ushort)((_high << 8) | value);
        _high = -1;
        if (++_x > _right)
        {
            _x = _left;
            if (++_y > _bottom)
                _y = _top;
        }
    }
}
