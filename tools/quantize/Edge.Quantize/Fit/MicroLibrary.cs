using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using Edge.Micro;
using Edge.NanoSim;
using Edge.NanoSim.Deployment;

namespace Edge.Quantize.Fit;

/// <summary>The Edge.Micro that lies beside this program, seen as a board's library.</summary>
internal static class MicroLibrary
{
    /// <summary>Its file.</summary>
    // A program of a single file has no path for its assemblies.
    public static string Location { get; } = typeof(Graph).Assembly.Location is { Length: > 0 } path ? path : Path.Combine(AppContext.BaseDirectory, typeof(Graph).Assembly.GetName().Name + ".dll");

    private static readonly Lazy<DeployedAssembly> Read = new(() => ReadFile(Location));

    /// <summary>The folder of .NET's own assemblies; null in a self-contained program of a single file, which has none.</summary>
    public static string? DotNet => Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } folder ? folder : null;

    /// <summary>Whether it can be simulated for a board: loops of a build without optimisation have half as many instructions again.</summary>
    public static bool IsRelease => DotNet is not null && typeof(Graph).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>What it takes on a board, an upper bound.</summary>
    /// <exception cref="QuantizeException">The file is not there.</exception>
    public static DeployedAssembly Layout => Read.Value;

    /// <summary>Lays out an assembly that is compiled for .NET.</summary>
    /// <exception cref="QuantizeException">The file is not there or no assembly.</exception>
    public static DeployedAssembly ReadFile(string path)
    {
        try
        {
            return DeployedAssembly.Read(path, DotNet ?? throw new NanoSimException("no folder of .NET"))[^1];
        }
        catch (NanoSimException e)
        {
            throw new QuantizeException($"The fit check: expected the assembly {Path.GetFileName(path)} beside the program and .NET's own in a folder, got neither or one of them; install the program again.", e);
        }
    }
}
