using System;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash.Image;
using Edge.Nano.Flash.Nanoff;

namespace Edge.Nano.Flash;

/// <summary>Whether the firmware on a board runs an application.</summary>
public static class FirmwareFit
{
    /// <summary>Why nanoCLR has to be flashed before the application.</summary>
    /// <returns>The reason; null where the firmware does.</returns>
    /// <param name="board">The board.</param>
    /// <param name="image">The application.</param>
    /// <param name="details">What the board said; null where nanoCLR did not answer.</param>
    public static string? WhyNot(Board board, DeploymentImage image, DeviceDetails? details)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(image);
        if (details is null)
            return "nanoCLR does not answer";
        if (details.Target != board.Runtime.Id)
            return $"the board has the firmware {details.Target}, not {board.Runtime.Id}";
        if (details.ClrVersion is null)
            return "the boot loader answers in nanoCLR's place";
        foreach (NanoAssembly assembly in image.Assemblies)
        {
            // As nanoCLR links an assembly (CLRStartup.cpp, LoadAssembly): by the checksum of its native methods, where the firmware knows its name.
            bool isKnown = details.Natives.TryGetValue(assembly.Name, out uint checksum);
            if (isKnown ? checksum != assembly.NativeChecksum : assembly.NativeChecksum != 0)
                return $"{assembly} needs native methods 0x{assembly.NativeChecksum:X8}, and the firmware {details.ClrVersion} has {(isKnown ? $"0x{checksum:X8}" : "none for it")}";
        }
        return null;
    }

    /// <summary>Checks that a board has loaded an application.</summary>
    /// <exception cref="UserErrorException">An assembly is missing or of another version.</exception>
    public static void CheckLoaded(DeploymentImage image, DeviceDetails details)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(details);
        foreach (NanoAssembly assembly in image.Assemblies)
        {
            bool isLoaded = details.Assemblies.TryGetValue(assembly.Name, out Version? version);
            if (!isLoaded || version != assembly.Version)
                throw new UserErrorException($"Expected the board to have loaded {assembly}, got {(isLoaded ? version : "no such assembly")}; press RESET and run this again.");
        }
    }
}
