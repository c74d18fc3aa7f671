using Edge.NanoSim.Heap;

namespace Edge.NanoSim.Execution;

/// <summary>A multicast call under way.</summary>
internal sealed class DelegateRun(NanoDelegate list, long[] numbers, object?[] references)
{
    public NanoDelegate List { get; } = list;

    public int Next { get; set; }

    public long[] Numbers { get; } = numbers;

    public object?[] References { get; } = references;
}
