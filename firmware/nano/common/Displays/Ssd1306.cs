using System;

namespace Edge.Nano;

/// <summary>An SSD1306 panel of 128x64 pixels, one bit each: a picture in memory that is sent page by page (Solomon Systech SSD1306, rev 1.1).</summary>
public sealed class Ssd1306 : ICanvas
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 128;

    /// <summary>Height in pixels.</summary>
    public const int Height = 64;

    private const int Pages = Height / 8;

    // The control byte before what follows: commands, or bytes for the display memory.
    private const byte CommandStream = 0x00;
    private const byte DataStream = 0x40;

    private static readonly byte[] Settings = new byte[]
    {
        CommandStream,
        0xD5, 0x80, // clock as after reset
        0xA8, Height - 1, // rows driven
        0xD3, 0x00, // no vertical offset
        0x40, // start at line 0
        0x8D, 0x14, // charge pump on: the modules have no 7.5 V supply
        0x20, 0x00, // addresses run along a page, then to the next page
        0xA1, // column 127 is the left one as the modules are mounted
        0xC8, // row 63 is the top one as the modules are mounted
        0xDA, 0x12, // alternative COM pins: panels of 64 rows
        0x81, 0xCF, // contrast for the charge pump
        0xD9, 0xF1, // precharge for the charge pump
        0xDB, 0x40, // deselect level
        0xA4, // show the memory
        0xA6, // 1 is lit
        0x21, 0, Width - 1, // all columns
        0x22, 0, Pages - 1, // all pages
    };

    private static readonly byte[] DisplayOn = new byte[] { CommandStream, 0xAF };

    private readonly II2cBus _bus;
    private readonly byte[] _memory = new byte[Width * Pages];
    private readonly byte[] _transfer = new byte[Width + 1];

    /// <summary>Makes a driver; the panel is not touched before the first <see cref="Show"/>.</summary>
    public Ssd1306(II2cBus bus)
    {
        _bus = bus;
        _transfer[0] = DataStream;
    }

    /// <inheritdoc/>
    public int Columns => Width;

    /// <inheritdoc/>
    public int Rows => Height;

    /// <summary>Makes the picture dark.</summary>
    public void Clear() => Array.Clear(_memory, 0, _memory.Length);

    /// <summary>Sets a pixel of the picture; outside of it nothing happens.</summary>
    public void SetPixel(int x, int y, bool lit)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height)
            return;
        int index = (y >> 3) * Width + x;
        int bit = 1 << (y & 7);
        _memory[index] = (byte)(lit ? _memory[index] | bit : _memory[index] & ~bit);
    }

    /// <summary>Sets a rectangle of the picture; the part outside of it is cut off.</summary>
    public void Fill(int left, int top, int width, int height, bool ink)
    {
        int right = left + width < Width ? left + width : Width;
        int bottom = top + height < Height ? top + height : Height;
        if (left < 0)
            left = 0;
        if (top < 0)
            top = 0;
        // A byte holds eight rows, so a page is done with one mask.
        for (int page = top >> 3; page * 8 < bottom; page++)
        {
            int mask = 0xFF;
            if (page * 8 < top)
                mask &= 0xFF << (top - page * 8);
            if (page * 8 + 8 > bottom)
                mask &= 0xFF >> (page * 8 + 8 - bottom);
            int end = page * Width + right;
            for (int i = page * Width + left; i < end; i++)
                _memory[i] = (byte)(ink ? _memory[i] | mask : _memory[i] & ~mask);
        }
    }

    /// <summary>Sends the picture to the panel: one transfer a page, as small bus buffers need it.</summary>
    /// <remarks>
    /// The settings go before it each time, which takes less than a millisecond: a panel that has lost its power for a moment, and answers as if
    /// nothing had been, comes back by itself. It is switched on last, because its memory is random after power-up.
    /// </remarks>
    /// <exception cref="DeviceException">The panel does not answer.</exception>
    public void Show()
    {
        _bus.Write(Settings);
        for (int page = 0; page < Pages; page++)
        {
            Array.Copy(_memory, page * Width, _transfer, 1, Width);
            _bus.Write(_transfer);
        }
        _bus.Write(DisplayOn);
    }
}
