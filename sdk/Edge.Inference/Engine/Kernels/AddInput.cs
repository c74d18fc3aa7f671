namespace Edge.Inference.Engine.Kernels;

/// <summary>How one input of an ADD is brought to the common scale.</summary>
/// <remarks>
/// The contract's high multiply of (q - z) * 2^20 by a multiplier m is floor((q - z) * m / 2^11 + 1/2). With m = high * 2^11 + low that is
/// (q - z) * high + floor(((q - z) * low + 2^10) / 2^11), which fits 32 bits.
/// </remarks>
internal struct AddInput
{
    /// <summary>Upper 20 bits of the multiplier.</summary>
    public int High;

    /// <summary>-z * <see cref="High"/>.</summary>
    public int HighOffset;

    /// <summary>Lower 11 bits of the multiplier.</summary>
    public int Low;

    /// <summary>2^10 - z * <see cref="Low"/>.</summary>
    public int LowOffset;

    /// <summary>Right shift that follows, 0 to 31.</summary>
    public int Shift;

    /// <summary>2^(shift - 1), or 0 for a shift of 0.</summary>
    public int Rounding;

    /// <summary>All bits, or none for a shift of 0: half away from zero, a negative number loses one before it is rounded.</summary>
    public int NudgeMask;
}
