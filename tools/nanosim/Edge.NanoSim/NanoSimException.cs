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
}
