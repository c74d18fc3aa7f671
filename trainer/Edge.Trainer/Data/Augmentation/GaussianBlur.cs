using System;
using System.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>A Gaussian blur in two passes; beyond the border stands the nearest pixel.</summary>
internal static class GaussianBlur
{
    // In units of the standard deviation; what lies farther weighs under 1 %.
    private const float Reach = 2.6f;

    // Below this many pixels the neighbours' share rounds to nothing visible.
    private const float Least = 0.15f;

    /// <summary>Blurs an image.</summary>
    /// <param name="plane">The image; receives the result.</param>
    /// <param name="other">Scratch of the same size.</param>
    /// <param name="sigma">The standard deviation in pixels, at most 4.</param>
    public static void Apply(Plane plane, Plane other, float sigma)
    {
        if (sigma < Least)
            return;
        int radius = (int)MathF.Ceiling(sigma * Reach);
        Span<float> weights = stackalloc float[radius + 1];
        Fill(weights, sigma);
        plane.ExtendRows();
        for (int y = 0; y < plane.Height; y++)
        {
            ref float line = ref plane.Row(y);
            for (int x = 0; x < plane.Width; x += Vector<float>.Count)
            {
                Vector<float> sum = At(ref line, x) * weights[0];
                for (int i = 1; i < weights.Length; i++)
                    sum += (At(ref line, x - i) + At(ref line, x + i)) * weights[i];
                sum.StoreUnsafe(ref other.Row(y), (nuint)x);
            }
        }
        for (int y = 0; y < plane.Height; y++)
            for (int x = 0; x < plane.Width; x += Vector<float>.Count)
            {
                Vector<float> sum = At(ref other.Row(y), x) * weights[0];
                for (int i = 1; i < weights.Length; i++)
                    sum += (At(ref other.Row(Math.Max(y - i, 0)), x) + At(ref other.Row(Math.Min(y + i, plane.Height - 1)), x)) * weights[i];
                sum.StoreUnsafe(ref plane.Row(y), (nuint)x);
            }
    }

    private static Vector<float> At(ref float line, int x) => Vector.LoadUnsafe(ref line, (nuint)(nint)x);

    private static void Fill(Span<float> weights, float sigma)
    {
        float total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Exp(-i * i / (2 * sigma * sigma));
            total += i == 0 ? weights[i] : 2 * weights[i];
        }
        foreach (ref float weight in weights)
            weight /= total;
    }
}
