using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Edge.Cli;

namespace Edge.Desktop.Board;

/// <summary>A serial port of a Unix system as a stream of bytes. The package System.IO.Ports is not needed for it: stty sets the terminal.</summary>
internal static class SerialTerminal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Opens a port. A read that finds no byte returns 0 after a tenth of a second.</summary>
    /// <param name="port">Name of the device, as /dev/ttyUSB0.</param>
    /// <param name="baudRate">Bits a second.</param>
    /// <exception cref="UserErrorException">It is not there or cannot be set.</exception>
    public static Stream Open(string port, int baudRate)
    {
        if (OperatingSystem.IsWindows())
            throw new UserErrorException("Expected Linux or macOS for a board on a serial port, got Windows; use WSL with usbipd, or send frames with a program of your own (firmware/nano/headless/README.md).");
        if (!File.Exists(port))
            throw new UserErrorException($"{port}: Expected a serial port, got a name that is not there; connect the board and look at /dev/ttyUSB*, /dev/ttyACM* or /dev/cu.*.");
        // Opened first: some systems forget the settings when the last user of a port closes it.
        FileStream stream = OpenFile(port);
        try
        {
            Set(port, baudRate);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FileStream OpenFile(string port)
    {
        try
        {
            return new FileStream(port, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, BufferSize = 0 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{port}: Expected a serial port that can be opened, got: {e.Message} Check that you are in its group (often dialout).", e);
        }
    }

    private static void Set(string port, int baudRate)
    {
        var start = new ProcessStartInfo("stty") { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments = [OperatingSystem.IsMacOS() ? "-f" : "-F", port, baudRate.ToString(CultureInfo.InvariantCulture), "raw", "-echo", "-hupcl", "cs8", "-parenb", "-cstopb", "clocal", "min", "0", "time", "1"];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                throw new UserErrorException($"{port}: Expected a port that can be set in {Patience.TotalSeconds} seconds, got no answer; unplug the board and connect it again.");
            }
            if (process.ExitCode != 0)
                throw new UserErrorException($"{port}: Expected a serial port that takes {baudRate} baud, got: {process.StandardError.ReadToEnd().Trim()}; check port and --baud.");
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException($"{port}: Expected the program stty to set the port, got: {e.Message}; install coreutils.", e);
        }
    }
}
