using System;
using Edge.Micro;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Quantization;

/// <summary>Reads an output's int8: as real values, or for its largest.</summary>
internal static class OutputReader
{
    /// <summary>Writes the real values.</summary>
    /// <param name="output">The tensor.</param>
    /// <param name="quantized">Its values.</param>
    /// <param name="reals">Receives as many.</param>
    public static void Dequantize(Tensor output, ReadOnlySpan<sbyte> quantized, Span<float> reals)
    {
        reals = reals[..quantized.Length];
        for (int i = 0; i < quantized.Length; i++)
            reals[i] = Real(output, quantized[i]);
    }

    /// <summary>Finds the most probable classes, the lowest index first where several are equal.</summary>
    /// <param name="output">The tensor.</param>
    /// <param name="quantized">Its values.</param>
    /// <param name="best">Receives them, most probable first.</param>
    /// <returns>How many were written: the smaller of the two lengths.</returns>
    public static int FindLargest(Tensor output, ReadOnlySpan<sbyte> quantized, Span<Classification> best)
    {
        int count = Math.Min(best.Length, quantized.Length);
        if (count == 0)
            return 0;
        // Compared as integers, so that no rounding of reals can make two equal; the labels wait in the result for their probabilities.
        int kept = 0;
        for (int label = 0; label < quantized.Length; label++)
        {
            int value = Value(output, quantized[label]);
            if (kept == count && value <= Value(output, quantized[best[count - 1].Label]))
                continue;
            int at = kept < count ? kept++ : count - 1;
            for (; at > 0 && value > Value(output, quantized[best[at - 1].Label]); at--)
                best[at] = best[at - 1];
            best[at] = new Classification(label, 0);
        }
        for (int i = 0; i < count; i++)
            best[i] = best[i] with { Probability = Real(output, quantized[best[i].Label]) };
        return count;
    }

    private static int Value(Tensor output, sbyte q) => output.IsUnsigned ? (byte)q : q;

    private static float Real(Tensor output, sbyte q) => Scales.Dequantize(Value(output, q), output.Scale, output.ZeroPoint);
}
