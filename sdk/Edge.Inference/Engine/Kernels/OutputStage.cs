namespace Edge.Inference.Engine.Kernels;

/// <summary>What turns accumulators into int8: the contract's double rounding, zero point and clamp. Arrays are padded to whole vectors of channels.</summary>
internal unsafe struct OutputStage
{
    /// <summary>31-bit multipliers.</summary>
    public int* Multipliers;

    /// <summary>Right shifts, 0 to 31.</summary>
    public int* Shifts;

    /// <summary>2^(shift - 1), or 0 for a shift of 0.</summary>
    public int* Roundings;

    /// <summary>-1, or 0 for a shift of 0: where a negative number is nudged down before it is rounded.</summary>
    public int* Nudges;

    /// <summary>Zero point of the output.</summary>
    public int ZeroPoint;

    /// <summary>Smallest output.</summary>
    public int Min;

    /// <summary>Largest output.</summary>
    public int Max;
}
