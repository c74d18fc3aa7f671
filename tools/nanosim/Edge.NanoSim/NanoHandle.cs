using Edge.NanoSim.Heap;

namespace Edge.NanoSim;

/// <summary>An object of the simulated heap, which the machine keeps alive until it is disposed of.</summary>
public sealed class NanoHandle
{
    internal NanoHandle(NanoObject value) => Value = value;

    internal NanoObject Value { get; }
}
