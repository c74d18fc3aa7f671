using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>The operators that move or combine whole elements, by their formulas.</summary>
public static class Operators
{
    /// <summary>out = clamp(zp + rescale(rescale(2^20 * (a - zp1)) + sign * rescale(2^20 * (b - zp2)))), dimensions of 1 repeated.</summary>
    public static sbyte[] Add(Grid a, Grid b, int[] shape, int[] zeroPoints, (int Multiplier, int Shift)[] factors, int sign, int min, int max) => Combine(a, b, shape, (x, y) =>
    {
        BigInteger left = Exact.Rescale((x - zeroPoints[0]) * BigInteger.Pow(2, 20), factors[0].Multiplier, factors[0].Shift);
        BigInteger right = Exact.Rescale((y - zeroPoints[1]) * BigInteger.Pow(2, 20), factors[1].Multiplier, factors[1].Shift);
        return Exact.Output(left + sign * right, factors[2].Multiplier, factors[2].Shift, zeroPoints[2], min, max);
    });

    /// <summary>A function of two values, dimensions of 1 repeated.</summary>
    public static sbyte[] Combine(Grid a, Grid b, int[] shape, Func<BigInteger, BigInteger, int> function) =>
        [.. Grid.Coordinates(shape).Select(at => (sbyte)function(a[Broadcast(at, a.Shape)], b[Broadcast(at, b.Shape)]))];

    /// <summary>out[at] = in[at - before], or the value where that is outside.</summary>
    public static sbyte[] Pad(Grid input, int[] shape, int[] before, sbyte value) =>
        [.. Grid.Coordinates(shape).Select(at => at.Zip(before, (x, pad) => x - pad).ToArray()).Select(at => input.Contains(at) ? (sbyte)input[at] : value)];

    /// <summary>out = clamp(zp_out + rescale(sum - count * zp_in)) over the elements that agree in the dimensions that stay.</summary>
    public static sbyte[] Mean(Grid input, bool[] reduced, int zeroPoint, int outputZeroPoint, (int Multiplier, int Shift) factor)
    {
        int[] kept = [.. input.Shape.Select((size, i) => reduced[i] ? 1 : size)];
        int[] inner = [.. input.Shape.Select((size, i) => reduced[i] ? size : 1)];
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates(kept))
        {
            BigInteger sum = 0;
            foreach (int[] offset in Grid.Coordinates(inner))
                sum += input[at.Zip(offset, (a, b) => a + b).ToArray()] - zeroPoint;
            result.Add((sbyte)Exact.Output(sum, factor.Multiplier, factor.Shift, outputZeroPoint, -128, 127));
        }
        return [.. result];
    }

    /// <summary>The factor of a mean: the ratio's multiplier times 2^floor(log2 count) divided by the count and truncated, its shift that much lower.</summary>
    public static (int Multiplier, int Shift)? MeanFactor(double ratio, int count)
    {
        if (Exact.Quantize(ratio) is not { } factor)
            return null;
        int bits = Math.Min((int)new BigInteger(count).GetBitLength() - 1, 31 + factor.Shift);
        return ((int)(factor.Multiplier * BigInteger.Pow(2, bits) / count), factor.Shift - bits);
    }

    /// <summary>out[.., i, ..] comes from the part that covers i along the axis.</summary>
    public static sbyte[] Concatenation(Grid[] parts, int[] shape, int axis)
    {
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates(shape))
        {
            int part = 0;
            int[] inside = [.. at];
            while (inside[axis] >= parts[part].Shape[axis])
                inside[axis] -= parts[part++].Shape[axis];
            result.Add((sbyte)parts[part][inside]);
        }
        return [.. result];
    }

    private static int[] Broadcast(int[] at, int[] shape) =>
        [.. at.Skip(at.Length - shape.Length).Select((x, i) => shape[i] == 1 ? 0 : x)];
}
