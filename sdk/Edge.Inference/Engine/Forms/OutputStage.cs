namespace Edge.Inference.Engine.Forms;

/// <summary>What turns accumulators into int8: the contract's double rounding, zero point and clamp. Arrays are padded to whole blocks of channels.</summary>
internal readonly unsafe struct OutputStage
{
    /// <summary>31-bit multipliers.</summary>
    public required int* Multipliers { get; init; }

    /// <summary>Right shifts, 0 to 31.</summary>
    public required int* Shifts { get; init; }

    /// <summary>2^(shift - 1), or 0 for a shift of 0.</summary>
    public required int* Roundings { get; init; }

    /// <summary>Zero point of the output.</summary>
    public required int ZeroPoint { get; init; }

    /// <summary>Smallest output.</summary>
    public required int Min { get; init; }

    /// <summary>Largest output.</summary>
    public required int Max { get; init; }
}
