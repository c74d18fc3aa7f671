using System;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The factors of inverted dropout (Srivastava et al., 2014): 0 for a part of the values, and for the others what keeps the mean.</summary>
/// <remarks>The mask of a sample comes from (seed, step, sample), so it does not depend on threads or on the backend.</remarks>
internal static class DropoutMask
{
    /// <summary>Draws the mask of one sample; a whole 64-bit draw gives four 16-bit thresholds.</summary>
    /// <param name="mask">Receives one factor a value, in the order row, column, channel.</param>
    /// <param name="rate">The part that is dropped, in [0, 1).</param>
    /// <param name="seed">The seed of the training and the layer.</param>
    /// <param name="step">The number of the training step.</param>
    /// <param name="sample">The sample's place in the batch.</param>
    public static void Fill(Span<float> mask, float rate, long seed, long step, int sample)
    {
        uint threshold = (uint)MathF.Round(rate * 65536);
        float scale = 65536f / (65536 - threshold);
        var random = new SplitMix64(seed, step, sample);
        ulong bits = 0;
        for (int i = 0; i < mask.Length; i++, bits >>= 16)
        {
            if ((i & 3) == 0)
                bits = random.NextUInt64();
            mask[i] = (uint)(bits & 0xFFFF) < threshold ? 0 : scale;
        }
    }
}
