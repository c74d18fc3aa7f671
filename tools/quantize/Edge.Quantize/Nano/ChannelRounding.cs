using System;
using System.Numerics;
using Edge.Micro.Arithmetic;

namespace Edge.Quantize.Nano;

/// <summary>The contract's requantisation of one channel, as constants of one multiplication, one addition and one shift.</summary>
/// <remarks>
/// For x of 0 or more both roundings are floors, and floor((floor(a / 2^31) + c) / 2^e) = floor((a + c * 2^31) / 2^(31 + e)): the double
/// rounding is (x * M + 2^30 + 2^(30 + e)) >> (31 + e), without the second addend where e is 0. For x below 0 it is
/// -((-x * M + 2^30 - 1 + 2^(30 + e)) >> (31 + e)). The lane holds u = x - K; K * M and the zero point are folded into the addend.
/// </remarks>
internal sealed class ChannelRounding
{
    // Products and sums stay below it in magnitude; BigInteger has checked them.
    private static readonly BigInteger Most = BigInteger.One << 62;

    private ChannelRounding(Func<long, int> value, long highest)
    {
        Lowest = value(0);
        Highest = value(highest);
        // The function is monotone, because multipliers are not negative.
        long below = 0, above = highest;
        while (Lowest != Highest && above - below > 1)
        {
            long middle = below + (above - below) / 2;
            if (value(middle) > Lowest)
                above = middle;
            else
                below = middle;
        }
        Threshold = above;
    }

    /// <summary>The stored value of the smallest sum.</summary>
    public int Lowest { get; }

    /// <summary>The stored value of the largest sum.</summary>
    public int Highest { get; }

    /// <summary>The smallest lane whose stored value is above <see cref="Lowest"/>.</summary>
    public long Threshold { get; }

    /// <summary>Factor of the lane.</summary>
    public long Multiplier { get; private init; }

    /// <summary>Bits of the shift right.</summary>
    public int Shift { get; private init; }

    /// <summary>Addend for lanes from <see cref="Positive"/> on: stored = (u * multiplier + addend) >> shift.</summary>
    public long Addend { get; private init; }

    /// <summary>Addend for lanes below <see cref="Positive"/>: stored = offset - ((addend - u * multiplier) >> shift).</summary>
    public long NegativeAddend { get; private init; }

    /// <summary>Stored value of the real 0.</summary>
    public int Offset { get; private init; }

    /// <summary>The smallest lane whose accumulator is not negative; 0 where none is.</summary>
    public long Positive { get; private init; }

    /// <summary>Whether the formula passes <see cref="Highest"/> for the largest lane, so that a comparison is needed.</summary>
    public bool Saturates { get; private init; }

    /// <summary>Whether values below <see cref="Lowest"/> come only from lanes below the threshold, and all others have an accumulator of 0 or more.</summary>
    public bool OneSided => Lowest == Highest || Threshold >= Positive;

    /// <summary>Works out the constants.</summary>
    /// <param name="range">The channel's sums.</param>
    /// <param name="bias">Added to a sum.</param>
    /// <param name="multiplier">31-bit multiplier.</param>
    /// <param name="shift">Its shift.</param>
    /// <param name="zeroPoint">Of the output.</param>
    /// <param name="minimum">Smallest output.</param>
    /// <param name="maximum">Largest output.</param>
    /// <param name="stored">What is subtracted from an output where it is stored.</param>
    /// <returns>The constants, or null where the arithmetic needs more than 64 bits or the contract's accumulator wraps.</returns>
    public static ChannelRounding? Of(ChannelRange range, long bias, int multiplier, int shift, int zeroPoint, int minimum, int maximum, int stored)
    {
        long origin = range.Low + bias, end = range.High + bias;
        int left = Math.Max(shift, 0), right = Math.Max(-shift, 0);
        if (!FitsAccumulator((BigInteger)origin << left) || !FitsAccumulator((BigInteger)end << left) || multiplier < 0)
            return null;
        long highest = end - origin;
        BigInteger half = (BigInteger.One << 30) + (right > 0 ? BigInteger.One << (30 + right) : 0);
        // A wide multiplier is one instruction, one of 32 bits is two: two spare bits make it wide.
        for (int spare = 2; spare >= 0; spare--)
        {
            BigInteger factor = (BigInteger)multiplier << (left + spare);
            int bits = 31 + right + spare;
            BigInteger offset = (BigInteger)(zeroPoint - stored) << bits;
            BigInteger addend = (half << spare) + origin * factor + offset;
            BigInteger negative = (half - 1 << spare) - origin * factor;
            if (bits > 62 || !Fits(factor) || !Fits(addend) || !Fits(negative) || !Fits(highest * factor) || !Fits(highest * factor + addend) || !Fits(negative - highest * factor))
                continue;
            int Value(long lane) =>
                FixedPoint.Clamp(FixedPoint.MultiplyByQuantizedMultiplier((int)(origin + lane), multiplier, shift) + zeroPoint, minimum, maximum) - stored;
            return new ChannelRounding(Value, highest)
            {
                Multiplier = (long)factor,
                Shift = bits,
                Addend = (long)addend,
                NegativeAddend = (long)negative,
                Offset = zeroPoint - stored,
                Positive = Math.Max(0, -origin),
                Saturates = (highest * factor + addend >> bits) > maximum - stored,
            };
        }
        return null;
    }

    private static bool FitsAccumulator(BigInteger value) => value >= int.MinValue && value <= int.MaxValue;

    private static bool Fits(BigInteger value) => BigInteger.Abs(value) < Most;
}
