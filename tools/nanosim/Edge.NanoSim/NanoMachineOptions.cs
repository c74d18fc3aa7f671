namespace Edge.NanoSim;

/// <summary>How a program is run.</summary>
public sealed record NanoMachineOptions
{
    /// <summary>Bytes of the managed heap; at least 1,024.</summary>
    public long HeapBytes { get; init; } = 110 * 1024;

    /// <summary>Instructions of IL after which the run ends; a firmware's Main loops for ever.</summary>
    public long InstructionLimit { get; init; } = 20_000_000_000;

    /// <summary>
    /// The folder of .NET's own assemblies, to run a library that is compiled against them and not against nanoFramework's: its IL is counted as the
    /// device would run it, with nanoFramework's library methods of the same names. Null (the default) refuses such a library.
    /// </summary>
    public string? DotNetLibraries { get; init; }

    /// <summary>Calls of Thread.Sleep that may pass before the run ends.</summary>
    public long SleepLimit { get; init; } = long.MaxValue;
}
