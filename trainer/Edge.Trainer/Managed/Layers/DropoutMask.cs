using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The factors of inverted dropout (Srivastava et al., 2014): 0 for a part of the values, and for the others what keeps the mean.</summary>
internal static unsafe class DropoutMask
{
    /// <summary>Draws the mask of one sample; a whole 64-bit draw gives four 16-bit thresholds.</summary>
    /// <param name="mask">Receives one factor a value, in the order row, column, channel.</param>
    /// <param name="length">The values.</param>
    /// <param name="rate">The part that is dropped, in [0, 1).</param>
    /// <param name="random">The sample's own random numbers, from (seed of the layer, step, place in the batch): they depend neither on threads nor on the backend.</param>
    public static void Fill(float* mask, int length, float rate, SplitMix64 random)
    {
        ushort threshold = (ushort)Math.Min(MathF.Round(rate * 65536), 65535);
        float scale = 65536f / (65536 - threshold);
        var thresholds = Vector256.Create(threshold);
        var scales = Vector256.Create(scale);
        int i = 0;
        for (; i <= length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            Vector256<short> keep = Vector256.GreaterThanOrEqual(random.NextFour().AsUInt16(), thresholds).AsInt16();
            (Vector256<int> low, Vector256<int> high) = Vector256.Widen(keep);
            (low.AsSingle() & scales).Store(mask + i);
            (high.AsSingle() & scales).Store(mask + i + Vector256<float>.Count);
        }
        ulong bits = 0;
        for (; i < length; i++, bits >>= 16)
        {
            if ((i & 3) == 0)
                bits = random.NextUInt64();
            mask[i] = (uint)(bits & 0xFFFF) < threshold ? 0 : scale;
        }
    }

    /// <summary>Draws the masks of a batch.</summary>
    /// <param name="masks">Receives one mask after the other.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="rate">The part that is dropped, in [0, 1).</param>
    /// <param name="seed">The seed of the layer.</param>
    /// <param name="step">The number of the training step.</param>
    public static void Fill(Span<float> masks, int samples, float rate, long seed, long step)
    {
        int length = masks.Length / samples;
        fixed (float* first = masks)
        {
            for (int sample = 0; sample < samples; sample++)
                Fill(first + ((nint)sample * length), length, rate, new SplitMix64(seed, step, sample));
        }
    }
}
