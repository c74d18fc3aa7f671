using System;
using System.Runtime.InteropServices;
using System.Threading;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>The board's end of a pseudo terminal; the other end is a device that a program opens as a serial port.</summary>
internal sealed class PseudoTerminal : ISerialPort, IDisposable
{
    private const int ReadWrite = 2;
    private const short PollIn = 1;

    private readonly int _master;

    public PseudoTerminal()
    {
        _master = Open(ReadWrite);
        Assert.True(_master >= 0 && Grant(_master) == 0 && Unlock(_master) == 0);
        Name = Marshal.PtrToStringAnsi(NameOf(_master))!;
    }

    /// <summary>The device.</summary>
    public string Name { get; }

    public int Read(byte[] buffer, int offset, int count, int milliseconds)
    {
        var poll = new PollFd { Fd = _master, Events = PollIn };
        if (Poll(ref poll, 1, milliseconds) <= 0)
            return 0;
        if ((poll.Revents & PollIn) == 0)
        {
            // Nobody has the other end open yet, or any more.
            Thread.Sleep(milliseconds);
            return 0;
        }
        nint read = Read(_master, ref buffer[offset], count);
        return read > 0 ? (int)read : 0;
    }

    public void Write(byte[] buffer, int offset, int count) => _ = Write(_master, ref buffer[offset], count);

    public void Dispose() => _ = Close(_master);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "posix_openpt")]
    private static extern int Open(int flags);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "grantpt")]
    private static extern int Grant(int fd);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "unlockpt")]
    private static extern int Unlock(int fd);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "ptsname")]
    private static extern nint NameOf(int fd);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "close")]
    private static extern int Close(int fd);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "read")]
    private static extern nint Read(int fd, ref byte buffer, nint count);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "write")]
    private static extern nint Write(int fd, ref byte buffer, nint count);

    [DllImport("libc", ExactSpelling = true, EntryPoint = "poll")]
    private static extern int Poll(ref PollFd fds, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollFd
    {
        public int Fd;
        public short Events;
        public short Revents;
    }
}
