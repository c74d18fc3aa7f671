using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>nanoff, the flasher of nanoFramework, as this program uses it. Every failure is one sentence with the next step.</summary>
/// <param name="path">Its path, or its name, which is looked up in PATH.</param>
public sealed partial class NanoffProgram(string path)
{
    // Targets have their present names since 2.5.146; 3 is for nanoFramework 2, which has other assemblies.
    private static readonly Version Least = new(2, 5, 146);
    private const int MostMajor = 2;

    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(30);

    // nanoff gives the search for boards 30 seconds and waits another 30 for the list to settle.
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Write = TimeSpan.FromMinutes(10);

    private readonly ExternalProgram _program = new(path, $"Expected the program {path}, got none; install it by 'dotnet tool install -g nanoff' and open a new terminal.");

    /// <summary>Checks that nanoff is there and new enough.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="UserErrorException">It is missing, or its version does not fit.</exception>
    public async Task<Version> CheckAsync(CancellationToken cancellationToken)
    {
        ProgramResult result = await _program.RunAsync(NanoffCommands.Version, Brief, cancellationToken).ConfigureAwait(false);
        Match match = VersionText().Match(result.Output + "\n" + result.Error);
        if (!match.Success)
            throw new UserErrorException($"Expected nanoff to say its version, got '{result.LastLines(3)}'; install it again by 'dotnet tool update -g nanoff'.");
        var version = Version.Parse(match.Groups[1].Value);
        if (version < Least || version.Major > MostMajor)
            throw new UserErrorException($"Expected nanoff {Least} or later of version {MostMajor}, got {version}; run 'dotnet tool update -g nanoff{(version < Least ? "" : " --version 2.*")}'.");
        return version;
    }

    /// <summary>The serial ports of this machine.</summary>
    public async Task<IReadOnlyList<string>> PortsAsync(CancellationToken cancellationToken) =>
        ConnectedDevice.ParsePorts((await RunAsync(NanoffCommands.Ports, "list the serial ports", null, Brief, cancellationToken).ConfigureAwait(false)).Output);

    /// <summary>The boards on which nanoCLR answers.</summary>
    public async Task<IReadOnlyList<ConnectedDevice>> DevicesAsync(CancellationToken cancellationToken) =>
        ConnectedDevice.ParseDevices((await RunAsync(NanoffCommands.Devices, "list the boards", null, Search, cancellationToken).ConfigureAwait(false)).Output);

    /// <summary>Asks a board for its details.</summary>
    /// <returns>The details; null where nanoCLR does not answer there.</returns>
    /// <exception cref="UserErrorException">The port cannot be opened.</exception>
    public async Task<DeviceDetails?> DetailsAsync(string port, CancellationToken cancellationToken)
    {
        const string Task = "read the board's details";
        ProgramResult result = await _program.RunAsync(NanoffCommands.Details(port), Search, cancellationToken).ConfigureAwait(false);
        if (NanoffCode.Of(result) == 0)
            return DeviceDetails.Parse(result.Output);
        await SerialPorts.CheckAccessAsync(port, cancellationToken).ConfigureAwait(false);
        return NanoffCode.Of(result) is 2000 or 2001 or 2002 ? null : throw NanoffCode.Fault(result, Task);
    }

    /// <summary>Puts nanoCLR on a board.</summary>
    public Task UpdateAsync(Board board, string? port, bool isPreview, CancellationToken cancellationToken) =>
        RunAsync(NanoffCommands.Update(board, port, isPreview), "flash nanoCLR", port, Write, cancellationToken);

    /// <summary>Puts an image on a board on which nanoCLR answers.</summary>
    public async Task DeployAsync(string port, string image, CancellationToken cancellationToken)
    {
        ProgramResult result = await RunAsync(NanoffCommands.Deploy(port, image), "deploy the application", port, Write, cancellationToken).ConfigureAwait(false);
        // Arguments that it does not understand make it print its help and end with 0.
        if (!DeployedText().IsMatch(result.Output))
            throw new UserErrorException($"Expected nanoff to deploy the application, got '{result.LastLines(3)}'; press RESET and run this again.");
    }

    /// <summary>Puts an image on a Pico in BOOTSEL.</summary>
    public async Task DeployByDriveAsync(Board board, string image, CancellationToken cancellationToken)
    {
        ProgramResult result = await RunAsync(NanoffCommands.DeployByDrive(board, image), "deploy the application", null, Write, cancellationToken).ConfigureAwait(false);
        if (!result.Output.Contains("Deploying application to", StringComparison.Ordinal))
            throw new UserErrorException($"Expected nanoff to deploy the application, got '{result.LastLines(3)}'; hold BOOTSEL while you plug the board in, then run this again.");
    }

    private async Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, string task, string? port, TimeSpan patience, CancellationToken cancellationToken)
    {
        ProgramResult result = await _program.RunAsync(arguments, patience, cancellationToken).ConfigureAwait(false);
        int code = NanoffCode.Of(result);
        if (code != 0 && port is not null && NanoffCode.OfPorts.Contains(code))
            await SerialPorts.CheckAccessAsync(port, cancellationToken).ConfigureAwait(false);
        return code == 0 ? result : throw NanoffCode.Fault(result, task);
    }

    [GeneratedRegex(@"(?:^|[\sv])(\d+\.\d+\.\d+)")]
    private static partial Regex VersionText();

    [GeneratedRegex(@"Deploying managed application\.\.\.\s*OK")]
    private static partial Regex DeployedText();
}
