namespace Edge.Quantize.Nano;

/// <summary>The place of one output channel's sum in a 64-bit word.</summary>
/// <param name="Channel">The output channel.</param>
/// <param name="Shift">Its lowest bit.</param>
/// <param name="Range">The channel's sums; the lane holds sum - low and is never negative.</param>
internal sealed record Lane(int Channel, int Shift, ChannelRange Range)
{
    /// <summary>Bits of the lane.</summary>
    public int Bits => Range.Bits;

    /// <summary>All ones, at bit 0.</summary>
    public long Mask => (1L << Bits) - 1;
}
