using System;
using System.Collections.Generic;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>An SSD1306 as its data sheet describes it: commands set addresses and switches, data goes to the display memory.</summary>
internal sealed class FakeSsd1306 : II2cBus
{
    private const int Width = 128;
    private const int Pages = 8;

    // Commands of this driver that take parameters, and how many.
    private static readonly Dictionary<byte, int> ParameterCounts = new()
    {
        [0xD5] = 1,
        [0xA8] = 1,
        [0xD3] = 1,
        [0x8D] = 1,
        [0x20] = 1,
        [0xDA] = 1,
        [0x81] = 1,
        [0xD9] = 1,
        [0xDB] = 1,
        [0x21] = 2,
        [0x22] = 2,
    };

    private readonly byte[] _memory = new byte[Width * Pages];
    private int _mode = 2;
    private int _left, _right = Width - 1, _first, _last = Pages - 1;
    private int _column, _page;

    /// <summary>Starts with a random picture, as a chip does.</summary>
    public FakeSsd1306() => new Random(1).NextBytes(_memory);

    public bool IsOn { get; private set; }

    public bool HasChargePump { get; private set; }

    public int Rows { get; private set; } = 64;

    public int LongestTransfer { get; private set; }

    /// <summary>Whether it acknowledges its address.</summary>
    public bool IsConnected { get; set; } = true;

    /// <summary>Comes back from a loss of power: dark, with a random picture.</summary>
    public void PowerUp()
    {
        (IsConnected, IsOn, HasChargePump, _mode) = (true, false, false, 2);
        new Random(2).NextBytes(_memory);
    }

    /// <summary>Whether a pixel of the memory is lit.</summary>
    public bool IsLit(int x, int y) => ((_memory[(y / 8 * Width) + x] >> (y % 8)) & 1) != 0;

    public void Write(byte[] buffer)
    {
        if (!IsConnected)
            throw new DeviceException("I2C device 0x3C: expected 2 bytes, got 0; check SDA, SCL, power and the address.");
        LongestTransfer = Math.Max(LongestTransfer, buffer.Length);
        if (buffer[0] == 0x40)
            for (int i = 1; i < buffer.Length; i++)
                Data(buffer[i]);
        else if (buffer[0] == 0x00)
            Commands(buffer.AsSpan(1));
        else
            throw new InvalidOperationException($"Expected control byte 0x00 or 0x40, got 0x{buffer[0]:X2}.");
    }

    public void WriteRead(byte[] send, byte[] receive) => throw new InvalidOperationException("Expected no reading: the panels' I2C modules are written only.");

    private void Commands(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int parameters = ParameterCounts.GetValueOrDefault(bytes[0]);
            Command(bytes[0], bytes.Slice(1, parameters));
            bytes = bytes[(1 + parameters)..];
        }
    }

    private void Command(byte command, ReadOnlySpan<byte> values)
    {
        switch (command)
        {
            case 0xAE or 0xAF: IsOn = command == 0xAF; break;
            case 0x20: _mode = values[0]; break;
            case 0x8D: HasChargePump = (values[0] & 4) != 0; break;
            case 0xA8: Rows = values[0] + 1; break;
            case 0x21: (_left, _right, _column) = (values[0], values[1], values[0]); break;
            case 0x22: (_first, _last, _page) = (values[0], values[1], values[0]); break;
            case 0xA1 or 0xC8 or 0xA4 or 0xA6 or 0x40 or 0xD5 or 0xD3 or 0xDA or 0x81 or 0xD9 or 0xDB: break;
            default: throw new InvalidOperationException($"Expected a command of the SSD1306, got 0x{command:X2}.");
        }
    }

    private void Data(byte value)
    {
        if (_mode != 0)
            throw new InvalidOperationException("Expected horizontal addressing before data.");
        _memory[(_page * Width) + _column] = value;
        if (++_column > _right)
        {
            _column = _left;
            _page = _page == _last ? _first : _page + 1;
        }
    }
}
