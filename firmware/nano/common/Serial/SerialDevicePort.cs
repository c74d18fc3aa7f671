using System;
using System.IO.Ports;
using System.Threading;

namespace Edge.Nano;

/// <summary>The line over nanoFramework's serial port: 8 data bits, no parity, one stop bit.</summary>
public sealed class SerialDevicePort : ISerialPort, IDisposable
{
    // 178 ms at 115,200 baud: longer than the board is away from the line while it receives.
    private const int BufferBytes = 2048;
    private const int WriteTimeoutMilliseconds = 1000;

    private readonly SerialPort _port;

    /// <summary>Opens a port.</summary>
    /// <param name="name">COM1, COM2 and so on, as the firmware of the board numbers its UARTs.</param>
    /// <param name="baudRate">Bits a second.</param>
    public SerialDevicePort(string name, int baudRate)
    {
        _port = new SerialPort(name, baudRate, Parity.None, 8, StopBits.One);
        _port.ReadBufferSize = BufferBytes;
        _port.WriteTimeout = WriteTimeoutMilliseconds;
        _port.Open();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int milliseconds)
    {
        // SerialPort.Read waits for all bytes and throws where they do not come: it is asked for what is there.
        int waiting = _port.BytesToRead;
        for (int waited = 0; waiting == 0 && waited < milliseconds; waited++)
        {
            Thread.Sleep(1);
            waiting = _port.BytesToRead;
        }
        return waiting == 0 ? 0 : _port.Read(buffer, offset, waiting < count ? waiting : count);
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            _port.Write(buffer, offset, count);
        }
        catch (TimeoutException)
        {
            // Nobody listens; a board without a listener goes on.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();
}
