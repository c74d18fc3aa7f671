using System;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Adds independent noise to every pixel, as a sensor does.</summary>
internal static class SensorNoise
{
    // The sum of four even bytes is nearly normal, with mean 510 and variance 4 (256^2 - 1) / 12, and costs half a random number.
    private const int Mean = 510;
    private static readonly float Deviation = MathF.Sqrt(4 * 65535f / 12);

    /// <summary>Adds noise.</summary>
    /// <param name="plane">The image; receives the result.</param>
    /// <param name="random">The random numbers.</param>
    /// <param name="deviation">The noise's standard deviation.</param>
    public static void Apply(Plane plane, ref SplitMix64 random, float deviation)
    {
        float unit = deviation / Deviation;
        for (int y = 0; y < plane.Height; y++)
        {
            Span<float> line = plane.Line(y);
            for (int x = 0; x < line.Length; x += 2)
            {
                ulong bits = random.NextUInt64();
                ulong pairs = (bits & 0x00FF_00FF_00FF_00FF) + ((bits >> 8) & 0x00FF_00FF_00FF_00FF);
                ulong sums = pairs + (pairs >> 16);
                line[x] += ((int)(sums & 0xFFFF) - Mean) * unit;
                if (x + 1 < line.Length)
                    line[x + 1] += ((int)((sums >> 32) & 0xFFFF) - Mean) * unit;
            }
        }
    }
}
