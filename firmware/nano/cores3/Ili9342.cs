using System;

namespace Edge.Nano.CoreS3;

/// <summary>The screen of the CoreS3: an ILI9342C of 320x240 pixels in RGB 5-6-5 on SPI, mode 0, with a data/command line.</summary>
public sealed class Ili9342 : ICanvas
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 320;

    /// <summary>Height in pixels.</summary>
    public const int Height = 240;

    private const byte ColumnAddress = 0x2A;
    private const byte RowAddress = 0x2B;
    private const byte MemoryWrite = 0x2C;
    private const byte SleepOut = 0x11;
    private const byte DisplayOn = 0x29;
    private const int SleepOutMilliseconds = 120;
    private const int BytesPerPixel = 2;

    // A command, how many parameters it has, the parameters: as M5Stack sets this panel (M5GFX, Panel_ILI9342 and CoreS3).
    private static readonly byte[] PowerUp = new byte[]
    {
        0xC8, 3, 0xFF, 0x93, 0x42, // lets the extended commands through
        0xC0, 2, 0x12, 0x12, // supply
        0xC1, 1, 0x03,
        0xC5, 1, 0xF2, // level of the common electrode
        0xB0, 1, 0xE0,
        0xF6, 3, 0x01, 0x00, 0x00,
        0xE0, 15, 0x00, 0x0C, 0x11, 0x04, 0x11, 0x08, 0x37, 0x89, 0x4C, 0x06, 0x0C, 0x0A, 0x2E, 0x34, 0x0F, // gamma
        0xE1, 15, 0x00, 0x0B, 0x11, 0x05, 0x13, 0x09, 0x33, 0x67, 0x48, 0x07, 0x0E, 0x0B, 0x2E, 0x33, 0x0F,
        0xB6, 4, 0x08, 0x82, 0x1D, 0x04,
        0x3A, 1, 0x55, // 16 bits a pixel
        0x36, 1, 0x08, // landscape, blue in the low bits as the glass is made
        0x21, 0, // inverted as the glass is made
        0x38, 0, // all colours
    };

    private readonly ISpiBus _bus;
    private readonly IOutputPin _dataCommand;
    private readonly IClock _clock;
    private readonly byte[] _command = new byte[1];
    private readonly byte[] _range = new byte[4];
    private readonly byte[] _parameters = new byte[16];
    private readonly byte[] _pixels = new byte[4096];
    private int _color = -1;

    /// <summary>Makes a driver; the panel is not touched before <see cref="Start"/>.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="dataCommand">High for data, low for a command.</param>
    /// <param name="clock">For the time that the panel needs to wake up.</param>
    public Ili9342(ISpiBus bus, IOutputPin dataCommand, IClock clock)
    {
        _bus = bus;
        _dataCommand = dataCommand;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Columns => Width;

    /// <inheritdoc/>
    public int Rows => Height;

    /// <summary>Colour of ink, red in the top 5 bits, green in 6, blue in the low 5.</summary>
    public int Ink { get; set; } = 0xFFFF;

    /// <summary>Colour of paper.</summary>
    public int Paper { get; set; }

    /// <summary>Wakes the panel after a reset and makes it paper.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void Start()
    {
        for (int i = 0; i < PowerUp.Length; i += 2 + PowerUp[i + 1])
        {
            Array.Copy(PowerUp, i + 2, _parameters, 0, PowerUp[i + 1]);
            Command(PowerUp[i], _parameters, PowerUp[i + 1]);
        }
        Command(SleepOut, _parameters, 0);
        _clock.Sleep(SleepOutMilliseconds);
        Fill(0, 0, Width, Height, false);
        Command(DisplayOn, _parameters, 0);
    }

    /// <inheritdoc/>
    public void Fill(int left, int top, int width, int height, bool ink) => FillColor(left, top, width, height, ink ? Ink : Paper);

    /// <summary>Sets a rectangle to any colour; the part outside of the panel is cut off.</summary>
    /// <exception cref="DeviceException">The board refuses a transfer.</exception>
    public void FillColor(int left, int top, int width, int height, int color)
    {
        int right = left + width < Width ? left + width : Width;
        int bottom = top + height < Height ? top + height : Height;
        if (left < 0)
            left = 0;
        if (top < 0)
            top = 0;
        if (right <= left || bottom <= top)
            return;
        SetRange(ColumnAddress, left, right - 1);
        SetRange(RowAddress, top, bottom - 1);
        SetColor(color);
        Command(MemoryWrite, _pixels, 0);
        _dataCommand.Set(true);
        for (int bytes = (right - left) * (bottom - top) * BytesPerPixel; bytes > 0; bytes -= _pixels.Length)
            _bus.Write(_pixels, bytes < _pixels.Length ? bytes : _pixels.Length);
    }

    // Doubling by Array.Copy, which is native code: a loop would take the interpreter longer than the bus.
    private void SetColor(int color)
    {
        if (color == _color)
            return;
        _color = color;
        _pixels[0] = (byte)(color >> 8);
        _pixels[1] = (byte)color;
        for (int done = BytesPerPixel; done < _pixels.Length; done *= 2)
            Array.Copy(_pixels, 0, _pixels, done, done);
    }

    private void SetRange(byte command, int first, int last)
    {
        _range[0] = (byte)(first >> 8);
        _range[1] = (byte)first;
        _range[2] = (byte)(last >> 8);
        _range[3] = (byte)last;
        Command(command, _range, _range.Length);
    }

    private void Command(byte command, byte[] parameters, int count)
    {
        _command[0] = command;
        _dataCommand.Set(false);
        _bus.Write(_command, 1);
        if (count == 0)
            return;
        _dataCommand.Set(true);
        _bus.Write(parameters, count);
    }
}
