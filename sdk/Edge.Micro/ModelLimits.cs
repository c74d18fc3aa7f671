namespace Edge.Micro;

/// <summary>How much a model may ask for. A loader refuses what is beyond, before it is allocated.</summary>
public sealed class ModelLimits
{
    /// <summary>Bytes of constants, arena and the values that go in and out, together; default 512 MiB.</summary>
    /// <remarks>Each session has an arena of its own. A fast engine may take as much again for weights in another order and for scratch.</remarks>
    public long MaxBytes { get; set; } = 512L << 20;

    /// <summary>Elementary steps (multiply-accumulates, comparisons, copies) of one run; default 10^12.</summary>
    public long MaxSteps { get; set; } = 1000L * 1000 * 1000 * 1000;

    /// <summary>Operators; default 4096.</summary>
    public int MaxOperators { get; set; } = 4096;

    /// <summary>Tensors, constants included; default 16384.</summary>
    public int MaxTensors { get; set; } = 16384;
}
