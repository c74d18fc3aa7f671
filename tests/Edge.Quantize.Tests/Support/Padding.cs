namespace Edge.Quantize.Tests.Support;

/// <summary>How a node says its padding.</summary>
internal enum Padding
{
    None,
    Valid,
    SameUpper,
    Explicit,
}
