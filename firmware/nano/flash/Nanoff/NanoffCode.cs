using System.Collections.Generic;
using System.Text.RegularExpressions;
using Edge.Cli;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>The exit codes of nanoff (2.5.162, ExitCodes.cs), each with what it means for this program's commands and the next step.</summary>
public static partial class NanoffCode
{
    /// <summary>Another code than those below: what nanoff wrote has to do.</summary>
    public const int Unknown = -1;

    /// <summary>The port cannot be opened, or nothing answers there.</summary>
    public static IReadOnlySet<int> OfPorts { get; } = new HashSet<int> { 2000, 2001, 2002, 4000, 4005, 6000, 6002 };

    private const string OtherPort = "close other programs that use the port (a terminal, Visual Studio), check --port";
    private const string Bootsel = "hold BOOTSEL while you plug the board in, then run this again";
    private const string BootButton = "hold BOOT, press RESET, let BOOT go, and run this again";
    private const string Probe = "connect the board by the USB socket of its ST-LINK and install the driver, on Linux the udev rules, of ST-LINK";
    private const string Internet = "check the connection to the internet, from which nanoff takes firmware, and run this again";

    private static readonly Dictionary<int, (string Meaning, string Next)> Table = new()
    {
        [1000] = ("no board in DFU mode", Probe),
        [1004] = ("firmware without a DFU package", Probe),
        [1005] = ("a DFU board that cannot be reached", Probe),
        [2000] = ("no connection to the board", OtherPort),
        [2001] = ("no answer of nanoCLR on that port", OtherPort + ", press RESET; give --update where the board has no nanoCLR yet"),
        [2002] = ("an operation on the board that failed", "press RESET, run this again, and give --update if it fails once more"),
        [3000] = ("a Pico that could not be flashed", Bootsel),
        [3001] = ("no drive of a Pico", Bootsel),
        [3002] = ("a file that could not be copied to the Pico's drive", "unplug the board and " + Bootsel),
        [3003] = ("a file that is no UF2, or one for another chip", "check --board"),
        [3004] = ("no RP2040 or RP2350", "check --board, then " + Bootsel),
        [3005] = ("no drive of a Pico within 30 seconds", Bootsel),
        [3006] = ("several Picos in BOOTSEL", "unplug all but one and run this again"),
        [4000] = ("a command of the ESP32's boot loader that failed", BootButton),
        [4001] = ("a size of flash for which there is no partition table", "check --board"),
        [4002] = ("flash that could not be erased", BootButton),
        [4003] = ("firmware that could not be written", "use a shorter cable without a hub, " + BootButton),
        [4004] = ("flash that could not be read", BootButton),
        [4005] = ("a port that cannot be opened", OtherPort),
        [5000] = ("a failed command of the STM32 programmer", Probe),
        [5001] = ("no ST-LINK", Probe),
        [5002] = ("an ST-LINK that cannot be reached", Probe),
        [5006] = ("firmware that could not be written", "press RESET and run this again"),
        [5022] = ("flash that does not hold what was written", "run this again; flash that fails twice is worn out"),
        [6000] = ("a serial port that cannot be opened", OtherPort),
        [6001] = ("no serial port", "give --port"),
        [6002] = ("a board that another program of nanoFramework holds", OtherPort),
        [9000] = ("arguments that it does not know", "update it: dotnet tool update -g nanoff"),
        [9005] = ("no firmware for that target", "update nanoff (dotnet tool update -g nanoff), or give --preview where the target has no released firmware"),
        [9006] = ("no folder for the firmware that it downloads", "make room in your home folder and run this again"),
        [9007] = ("firmware that could not be downloaded", Internet),
        [9008] = ("no image", "build the application again"),
        [9009] = ("an address outside of the chip's flash", "check --board"),
        [9010] = ("no board", Probe),
    };

    /// <summary>
    /// The code with which nanoff ended: the number that it wrote. Its exit code has it on Windows only: Unix keeps the lowest 8 bits, in which 5001 is
    /// the same as a killed program.
    /// </summary>
    /// <returns>The code, 0 for success, or <see cref="Unknown"/>.</returns>
    public static int Of(ProgramResult result)
    {
        System.ArgumentNullException.ThrowIfNull(result);
        if (result.ExitCode == 0)
            return 0;
        Match written = Written().Match(result.Output + "\n" + result.Error);
        if (written.Success)
            return int.Parse(written.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        return Table.ContainsKey(result.ExitCode) ? result.ExitCode : Unknown;
    }

    /// <summary>The sentence for a failure.</summary>
    /// <param name="result">How nanoff ended.</param>
    /// <param name="task">What it was to do, as "flash nanoCLR".</param>
    public static UserErrorException Fault(ProgramResult result, string task)
    {
        System.ArgumentNullException.ThrowIfNull(result);
        if (result.IsOverdue)
            return new UserErrorException($"Expected nanoff to {task}, got no end of it in its time; unplug the board, plug it in again and run this again.");
        int code = Of(result);
        return new UserErrorException(Table.TryGetValue(code, out (string Meaning, string Next) entry)
            ? $"Expected nanoff to {task}, got {entry.Meaning} (E{code}); {entry.Next}."
            : $"Expected nanoff to {task}, got exit code {(code == Unknown ? result.ExitCode : code)} and '{result.LastLines(3)}'; see github.com/nanoframework/nanoFirmwareFlasher for it.");
    }

    // "Error E2001: ..." in the usual verbosity, "E4003" alone on a line in the minimal one.
    [GeneratedRegex(@"^(?:Error )?E(\d{4})\b", RegexOptions.Multiline)]
    private static partial Regex Written();
}
