using System;
using Edge.Device.Tests.Fakes;
using Edge.Nano;
using Edge.Nano.CoreS3;

namespace Edge.Device.Tests.Nano.CoreS3;

/// <summary>An M5Stack CoreS3 at the level of its registers: the screen shows nothing before its supply, its reset and its wake-up; touch lives behind the expander.</summary>
internal sealed class FakeCoreS3 : ISpiBus, IOutputPin
{
    private readonly FakeClock _clock;
    private readonly FakeIli9341 _memory;
    private bool _isData;
    private byte _command;
    private bool _isAwake, _isOn, _isInverted;
    private byte _format, _orientation;
    private long _resetAt = long.MaxValue, _awakeAt;

    public FakeCoreS3(FakeClock clock)
    {
        _clock = clock;
        _memory = new FakeIli9341(() => _isData, Ili9342.Width, Ili9342.Height);
        new Random(5).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_memory.Picture.AsSpan()));
        Expander = new FakeRegisters(BoardPower.ExpanderAddress);
        Supply = new FakeRegisters(BoardPower.SupplyAddress);
        Touch = new FakeRegisters(Ft6336.Address, () => IsHigh(0, 0));
        Expander.Values[0x10] = 0x23;
        // After power-up every pin of the expander is an input.
        (Expander.Values[0x04], Expander.Values[0x05]) = (0xFF, 0xFF);
        Supply.Values[0x03] = 0x4A;
        Touch.Values[0xA8] = 0x11;
        Expander.Written += (_, _) => Reset();
    }

    public FakeRegisters Expander { get; }

    public FakeRegisters Supply { get; }

    public FakeRegisters Touch { get; }

    public int LongestTransfer { get; private set; }

    /// <summary>Where set, the board refuses transfers of the screen's bus.</summary>
    public bool IsScreenBusBroken { get; set; }

    /// <summary>Whether the screen has light, a picture, and its colours right.</summary>
    public bool IsLit => (Supply.Values[0x90] & 0x80) != 0 && Supply.Values[0x99] > 20 && _isOn && _isAwake && _isInverted && _format == 0x55 && _orientation == 0x08;

    public ushort At(int x, int y) => _memory.Picture[(y * Ili9342.Width) + x];

    /// <summary>Puts a finger on the screen.</summary>
    public void Put(int x, int y)
    {
        Touch.Values[0x02] = 1;
        (Touch.Values[0x03], Touch.Values[0x04]) = ((byte)(0x80 | (x >> 8)), (byte)x);
        (Touch.Values[0x05], Touch.Values[0x06]) = ((byte)(y >> 8), (byte)y);
    }

    /// <summary>Lifts the finger; its last place stays in the registers, as in the chip.</summary>
    public void Lift() => Touch.Values[0x02] = 0;

    public void Set(bool high) => _isData = high;

    public void Transfer(byte[] send, byte[] receive, int count) => throw new InvalidOperationException("Expected no reading: the screen's output is its data/command line here.");

    public void Write(byte[] buffer, int count)
    {
        if (IsScreenBusBroken)
            throw new DeviceException("SPI: expected a transfer of " + count + " bytes, got Exception; check the pins of the bus and the free memory.");
        if (count > 16384)
            throw new InvalidOperationException("Expected at most 16384 bytes a transfer: the ESP32's port refuses more.");
        LongestTransfer = Math.Max(LongestTransfer, count);
        if (!IsHigh(1, 1) || _clock.Now < _resetAt + 5)
            throw new InvalidOperationException("Expected the screen's reset to be over.");
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, count);
        if (!_isData)
            Command(bytes[0]);
        else if (_command == 0x3A)
            _format = bytes[0];
        else if (_command == 0x36)
            _orientation = bytes[0];
        _memory.Write(bytes);
    }

    private void Command(byte command)
    {
        _command = command;
        switch (command)
        {
            case 0x11: (_isAwake, _awakeAt) = (true, _clock.Now + 120); break;
            case 0x21: _isInverted = true; break;
            case 0x29: _isOn = _clock.Now >= _awakeAt ? true : throw new InvalidOperationException("Expected 120 ms between waking up and the next switch."); break;
            default: break;
        }
    }

    // A pin is high where it is an output and set.
    private bool IsHigh(int port, int bit) => ((Expander.Values[0x02 + port] & ~Expander.Values[0x04 + port]) >> bit & 1) != 0;

    private void Reset()
    {
        if (IsHigh(1, 1))
        {
            _resetAt = _resetAt == long.MaxValue ? _clock.Now : _resetAt;
            return;
        }
        _resetAt = long.MaxValue;
        (_isAwake, _isOn, _isInverted, _format, _orientation) = (false, false, false, 0, 0);
    }
}
