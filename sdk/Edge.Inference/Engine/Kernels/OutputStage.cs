namespace Edge.Inference.Engine.Kernels;

/// <summary>What turns accumulators into int8: the contract's double rounding, zero point and clamp. Arrays are padded to whole vectors of channels.</summary>
/// <remarks>
/// With high = floor(sum * multiplier / 2^31 + 1/2), the output is clamp((high + rounding - (high &gt;&gt;&gt; nudge shift)) &gt;&gt; shift): half away from zero,
/// because a negative number loses one before it is rounded. The zero point is a part of the rounding.
/// </remarks>
internal unsafe struct OutputStage
{
    /// <summary>31-bit multipliers; one more element may be read.</summary>
    public int* Multipliers;

    /// <summary>Right shifts, 0 to 23.</summary>
    public int* Shifts;

    /// <summary>2^(shift - 1), or 0 for a shift of 0, and the zero point times 2^shift.</summary>
    public int* Roundings;

    /// <summary>Logical right shifts that leave 1 of a negative number and 0 of others: 31; or 0 of all for a shift of 0: 32.</summary>
    public int* NudgeShifts;

    /// <summary>
    /// Whether nudges can be seen. Behind a ReLU they cannot: without them negative numbers still come out no larger than the zero point, to
    /// which they are clamped.
    /// </summary>
    public bool NeedsNudge;

    /// <summary>Whether the clamp is narrower than int8.</summary>
    public bool NeedsClamp;

    /// <summary>Smallest output.</summary>
    public sbyte Min;

    /// <summary>Largest output.</summary>
    public sbyte Max;
}
