namespace Edge.Quantize.Cli;

/// <summary>On or off.</summary>
internal enum Toggle
{
    /// <summary>On.</summary>
    On,

    /// <summary>Off.</summary>
    Off,
}
