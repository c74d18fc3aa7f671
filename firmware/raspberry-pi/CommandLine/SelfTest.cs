using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Models;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>Looks for what the reader needs, without starting it, and says in words what is missing.</summary>
/// <param name="output">Where to.</param>
/// <param name="searchPath">Folders of programs, as in PATH.</param>
/// <param name="deviceFolder">The folder of devices, /dev.</param>
public sealed class SelfTest(TextWriter output, string searchPath, string deviceFolder)
{
    private const string SpiDevice = "spidev0.0";

    /// <summary>Runs every check.</summary>
    /// <param name="cameraTool">The camera program.</param>
    /// <param name="needsPanel">Whether the ILI9341 is the display.</param>
    /// <returns>Whether all is there.</returns>
    public bool Run(string cameraTool, bool needsPanel)
    {
        ArgumentException.ThrowIfNullOrEmpty(cameraTool);
        // All are run, so that one visit to the workbench is enough.
        var results = new List<bool>
        {
            Report("camera", FindProgram(cameraTool) is not null,
                $"expected the program {cameraTool}, found none; install rpicam-apps or name another by --camera"),
            Report("network", DigitsModel.SelfTest(), "expected its golden outputs, got others; build this program again and report the processor"),
        };
        if (needsPanel)
            results.Add(Report("panel", File.Exists(Path.Combine(deviceFolder, SpiDevice)),
                $"expected {Path.Combine(deviceFolder, SpiDevice)}, found none; enable SPI by raspi-config and restart"));
        return results.TrueForAll(r => r);
    }

    private bool Report(string what, bool isThere, string problem)
    {
        output.WriteLine($"{what}: {(isThere ? "ok" : problem)}");
        return isThere;
    }

    private string? FindProgram(string tool) => tool.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? (IsProgram(tool) ? tool : null)
        : searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(IsProgram);

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
