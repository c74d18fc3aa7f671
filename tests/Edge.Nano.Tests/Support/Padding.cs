namespace Edge.Nano.Tests.Support;

/// <summary>What lies around the picture.</summary>
public enum Padding
{
    /// <summary>Nothing: the window stays inside.</summary>
    Valid,

    /// <summary>Zeros, so that the output has as many rows as the input for each stride.</summary>
    Same,

    /// <summary>An operator that pads stands before a layer without padding; each side has its own width.</summary>
    Explicit,
}
