using System;
using Edge.NanoSim.Heap;

namespace Edge.NanoSim.Execution;

/// <summary>Carries an exception of the program to the place where the processor looks for its handler.</summary>
internal sealed class NanoThrow(NanoObject thrown) : Exception
{
    /// <summary>The program's exception.</summary>
    public NanoObject Thrown { get; } = thrown;
}
