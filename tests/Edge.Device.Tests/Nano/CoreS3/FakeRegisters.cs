using System;
using Edge.Nano;

namespace Edge.Device.Tests.Nano.CoreS3;

/// <summary>A chip on I2C with registers of one byte that count up while they are read or written.</summary>
/// <param name="address">Address on the bus, for the message of a bus that nobody answers on.</param>
/// <param name="isPowered">Whether the chip answers.</param>
internal sealed class FakeRegisters(int address, Func<bool>? isPowered = null) : II2cBus
{
    public byte[] Values { get; } = new byte[256];

    /// <summary>Whether its wires are there.</summary>
    public bool IsConnected { get; set; } = true;

    /// <summary>Told of each register that is written.</summary>
    public event Action<int, byte>? Written;

    public void Write(byte[] buffer)
    {
        Check(buffer.Length);
        for (int i = 1; i < buffer.Length; i++)
        {
            Values[(buffer[0] + i - 1) & 0xFF] = buffer[i];
            Written?.Invoke((buffer[0] + i - 1) & 0xFF, buffer[i]);
        }
    }

    public void WriteRead(byte[] send, byte[] receive)
    {
        Check(send.Length + receive.Length);
        for (int i = 0; i < receive.Length; i++)
            receive[i] = Values[(send[0] + i) & 0xFF];
    }

    private void Check(int bytes)
    {
        if (!IsConnected || isPowered?.Invoke() == false)
            throw new DeviceException($"I2C device 0x{address:X2}: expected {bytes} bytes, got 0; check SDA, SCL, power and the address.");
    }
}
