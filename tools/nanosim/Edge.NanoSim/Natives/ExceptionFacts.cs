using Edge.NanoSim.Heap;

namespace Edge.NanoSim.Natives;

/// <summary>What an exception of the program carries.</summary>
internal sealed record ExceptionFacts(string? Message, NanoObject? Inner)
{
    /// <summary>Where it was thrown.</summary>
    public string Place { get; init; } = "";
}
