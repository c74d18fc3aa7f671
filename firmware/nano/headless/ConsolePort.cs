using System;
using System.Threading;

namespace Edge.Nano.Headless;

/// <summary>The debug console as a line that nothing comes in on: what the board says without a free serial port.</summary>
internal sealed class ConsolePort : ISerialPort
{
    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return 0;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        // The console ends lines itself.
        if (count > 0 && buffer[offset + count - 1] == (byte)'\n')
            count--;
        char[] text = new char[count];
        for (int i = 0; i < count; i++)
            text[i] = (char)buffer[offset + i];
        // Console and not Debug: Debug is silent in a Release build.
        Console.WriteLine(new string(text));
    }
}
