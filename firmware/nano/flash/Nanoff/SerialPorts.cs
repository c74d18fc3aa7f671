using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>Serial ports of the system.</summary>
internal static class SerialPorts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Besides letters and digits: /dev/ttyUSB0, /dev/cu.usbmodem-1, /dev/serial/by-id/usb-1a86_USB:0.
    private const string Others = "/._-:+";

    /// <summary>Checks a name that the user gave: it becomes an argument of another program.</summary>
    /// <exception cref="UserErrorException">It is no name of a port.</exception>
    public static void CheckName(string port)
    {
        if (port.Length is 0 or > 200 || port[0] == '-' || !port.All(c => char.IsAsciiLetterOrDigit(c) || Others.Contains(c, StringComparison.Ordinal)))
            throw new UserErrorException("Expected --port with the name of a serial port as COM3 or /dev/ttyUSB0, got another text; 'nanoff --listports' names them.");
    }

    /// <summary>Says why a port of Linux or macOS could not be used: it is gone, or the user has no right to it. It is not opened, which would reset the board.</summary>
    /// <exception cref="UserErrorException">The reason was found.</exception>
    public static async Task CheckAccessAsync(string port, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (!File.Exists(port))
            throw new UserErrorException($"Expected the board on {port}, got no such port; plug the board in with a cable that carries data, and see 'nanoff --listports'.");
        var test = new ExternalProgram("test", "Expected the program test, got none in PATH; install the basic tools of your system.");
        ProgramResult result = await test.RunAsync(["-r", port, "-a", "-w", port], Patience, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode == 1)
            throw new UserErrorException($"Expected to read and write {port}, got no permission; run 'sudo usermod -aG dialout $USER', log out and in, and run this again.");
    }
}
