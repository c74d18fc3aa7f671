using System.Collections.Generic;
using System.Linq;
using Edge.Boards;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>The command lines of nanoff, as its sources have them (2.5.162, Options.cs). What a dry run prints is what is run.</summary>
public static class NanoffCommands
{
    // The blocks of the deployment region begin here on both chips (nf-interpreter, main of July 2026, targets/ChibiOS/PICO_RP2040 and PICO2_RP2350,
    // common/Device_BlockStorage.c: block 252 of 4 KB). nanoff's own default, 0x10080000, lies in the middle of nanoCLR.
    private const string PicoDeploymentAddress = "0x100FC000";

    /// <summary>Says its version.</summary>
    public static IReadOnlyList<string> Version { get; } = ["--version"];

    /// <summary>Lists the serial ports.</summary>
    public static IReadOnlyList<string> Ports { get; } = Quietly("--listports");

    /// <summary>Lists the boards on which nanoCLR answers.</summary>
    public static IReadOnlyList<string> Devices { get; } = Quietly("--listdevices");

    /// <summary>Reads target, versions and native assemblies of a board.</summary>
    public static IReadOnlyList<string> Details(string port) => Quietly("--nanodevice", "--devicedetails", "--serialport", port);

    /// <summary>Puts nanoCLR on a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="port">Its serial port; an ESP32 needs it, others are found by nanoff.</param>
    /// <param name="isPreview">Take firmware that is not released.</param>
    public static IReadOnlyList<string> Update(Board board, string? port, bool isPreview)
    {
        string[] way = BoardFamilies.FamilyOf(board) switch
        {
            // In its usual verbosity nanoff moves the terminal's cursor after it has flashed, and fails where it has no terminal, as here.
            BoardFamily.Esp32 => ["--serialport", port ?? "", "--verbosity", "minimal"],
            BoardFamily.Stm32 => ["--jtag"],
            _ => [],
        };
        return Quietly(["--update", "--target", board.Runtime.Id, .. way, .. isPreview ? ["--preview"] : (string[])[]]);
    }

    /// <summary>Puts an image on a board on which nanoCLR answers.</summary>
    public static IReadOnlyList<string> Deploy(string port, string image) => Quietly("--nanodevice", "--deploy", "--serialport", port, "--image", image);

    /// <summary>Puts an image on a Pico in BOOTSEL.</summary>
    public static IReadOnlyList<string> DeployByDrive(Board board, string image) =>
        Quietly("--target", board.Runtime.Id, "--deploy", "--uf2deploy", "--address", PicoDeploymentAddress, "--image", image);

    /// <summary>A command line as one types it.</summary>
    public static string Text(IReadOnlyList<string> arguments) => string.Join(' ', arguments.Select(Quoted).Prepend("nanoff"));

    // Without it nanoff asks GitHub for a newer version at each start.
    private static IReadOnlyList<string> Quietly(params string[] arguments) => [.. arguments, "--suppressnanoffversioncheck"];

    private static string Quoted(string word) => word.Contains(' ', System.StringComparison.Ordinal) ? $"\"{word}\"" : word;
}
