using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Docs.Cli;

/// <summary>The programs of this repository, in the order of docs/cli.md.</summary>
public static class ProgramCatalog
{
    /// <summary>All programs.</summary>
    public static IReadOnlyList<CatalogProgram> All { get; } =
    [
        new("firmware/desktop", "Edge.Desktop.dll", "read", "reads digits from pictures and cameras, in the terminal or on a web page"),
        new("trainer/Edge.Trainer", "Edge.Trainer.dll", null, "trains networks and judges them"),
        new("tools/quantize", "quantize.dll", "quantize", "turns networks into int8"),
        new("tools/nanosim", "nanosim.dll", "nanosim", "simulates nanoFramework"),
        new("firmware/raspberry-pi", "Edge.RaspberryPi.dll", null, "the digit reader on a Raspberry Pi"),
        new("firmware/raspberry-pi/deploy", "Edge.RaspberryPi.Deploy.dll", null, "brings the digit reader to a Raspberry Pi"),
        new("firmware/nano/flash", "Edge.Nano.Flash.dll", null, "flashes a microcontroller"),
        new("tools/Edge.Wiring", "edge-wiring.dll", null, "checks the builds of hardware, draws their wiring and writes their tables"),
        new("tests/benchmarks", "benchmarks.dll", null, "measures"),
        new("tools/docs", "Edge.Docs.dll", null, "writes the generated parts of docs"),
    ];

    /// <summary>The program of a folder, given as <c>dotnet run --project</c> takes it (a trailing slash or the project file are allowed), or of an alias; null where there is none.</summary>
    public static CatalogProgram? Find(string projectOrAlias)
    {
        ArgumentNullException.ThrowIfNull(projectOrAlias);
        string folder = projectOrAlias.EndsWith(".csproj", StringComparison.Ordinal) ? projectOrAlias[..projectOrAlias.LastIndexOf('/')] : projectOrAlias.TrimEnd('/');
        return All.FirstOrDefault(p => p.Project == folder || p.Alias == folder);
    }
}
