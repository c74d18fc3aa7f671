using System;
using System.Collections.Generic;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>
/// An Arducam Mega at the level of its registers: commands take time, in which the state is not idle; a frame takes time until the FIFO holds it; a burst
/// goes on where the last one ended; the first burst of a frame gives a byte without meaning before the data, later ones none.
/// </summary>
internal sealed class FakeArducam(FakeClock clock) : ISpiBus
{
    private const int MaxTransfer = 16384;
    private const int ResetMilliseconds = 300, CommandMilliseconds = 20;

    private readonly Dictionary<int, byte> _registers = [];
    private readonly byte[] _ignored = new byte[MaxTransfer];
    private byte[] _fifo = [];
    private int _next;
    private bool _isFirstBurst;
    private long _idleAt = long.MaxValue, _frameAt = long.MaxValue;

    /// <summary>What it sees: 96x96 greys.</summary>
    public byte[] Scene { get; set; } = new byte[96 * 96];

    public int Id { get; set; } = 0x81;

    /// <summary>How long a frame takes.</summary>
    public int CaptureMilliseconds { get; set; } = 120;

    /// <summary>Where set, the line from the camera is stuck at this byte.</summary>
    public byte? StuckAt { get; set; }

    /// <summary>Bytes that the length registers say more than there are.</summary>
    public int ExtraLength { get; set; }

    public int LongestTransfer { get; private set; }

    public int Resets { get; private set; }

    public void Write(byte[] buffer, int count) => Transfer(buffer, _ignored, count);

    public void Transfer(byte[] send, byte[] receive, int count)
    {
        if (count > MaxTransfer)
            throw new InvalidOperationException($"Expected at most {MaxTransfer} bytes a transfer, got {count}: the ESP32's port refuses more.");
        LongestTransfer = Math.Max(LongestTransfer, count);
        int register = send[0] & 0x7F;
        if ((send[0] & 0x80) != 0)
            Set(register, send[1]);
        else if (register == 0x3C)
            Burst(receive.AsSpan(1, count - 1));
        else if (count >= 3)
            receive[2] = Get(register);
        if (StuckAt is byte stuck)
            receive.AsSpan(0, count).Fill(stuck);
    }

    private void Set(int register, byte value)
    {
        _registers[register] = value;
        if (register == 0x07 && value == 0x40)
        {
            Resets++;
            _registers.Clear();
            (_idleAt, _frameAt, _fifo) = (clock.Now + ResetMilliseconds, long.MaxValue, []);
        }
        else if (register is 0x20 or 0x21)
            _idleAt = Busy(clock.Now) ? throw new InvalidOperationException("Expected the camera idle before a command of the sensor.") : clock.Now + CommandMilliseconds;
        else if (register == 0x04 && (value & 1) != 0)
            (_fifo, _frameAt) = ([], long.MaxValue);
        else if (register == 0x04 && (value & 2) != 0)
            _frameAt = clock.Now + CaptureMilliseconds;
    }

    private byte Get(int register)
    {
        if (_frameAt <= clock.Now && _fifo.Length == 0)
            Expose();
        return register switch
        {
            0x40 => (byte)Id,
            0x44 => (byte)((Busy(clock.Now) ? 0x01 : 0x02) | (_fifo.Length > 0 ? 0x04 : 0)),
            0x45 or 0x46 or 0x47 => (byte)((_fifo.Length + ExtraLength) >> (8 * (register - 0x45))),
            _ => _registers.GetValueOrDefault(register),
        };
    }

    private bool Busy(long now) => now < _idleAt;

    private void Expose()
    {
        // Another format than YUV of 96x96 would have another length: JPEG after a reset.
        bool isYuv = _registers.GetValueOrDefault(0x20) == 0x03 && _registers.GetValueOrDefault(0x21, (byte)0xFF) == 0x00;
        _fifo = new byte[isYuv ? 2 * Scene.Length : 1234];
        for (int i = 0; isYuv && i < Scene.Length; i++)
            (_fifo[2 * i], _fifo[(2 * i) + 1]) = (Scene[i], (byte)(0x80 + (i & 15)));
        (_next, _isFirstBurst) = (0, true);
    }

    private void Burst(Span<byte> bytes)
    {
        if (_isFirstBurst && bytes.Length > 0)
        {
            bytes[0] = 0xA5;
            bytes = bytes[1..];
        }
        _isFirstBurst = false;
        foreach (ref byte value in bytes)
            value = _next < _fifo.Length ? _fifo[_next++] : throw new InvalidOperationException("Expected no reading past the frame.");
    }
}
