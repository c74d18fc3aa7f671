using System;

namespace Edge.NanoSim;

/// <summary>A program that nanoCLR could not run, or that the simulator cannot follow: the message is one sentence that names the place.</summary>
public sealed class NanoSimException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public NanoSimException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public NanoSimException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where the program is at fault; null where that is not known.</summary>
    internal SourcePlace? Place { get; init; }

    /// <summary>What is wrong, without the place and the full stop; null where the message is all.</summary>
    internal string? Fault { get; init; }
}
