using System;
using System.Runtime.Intrinsics;

namespace Edge.Trainer.Numerics;

/// <summary>
/// The SplitMix64 generator (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014): small enough to be made
/// anew for every sample from its key, so that what is drawn does not depend on which thread draws it.
/// </summary>
public struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Starts the sequence of a key, such as (seed, epoch, sample).</summary>
    public SplitMix64(long seed, long stream = 0, long item = 0)
    {
        _state = Mix(Mix(Mix((ulong)seed + Golden) + (ulong)stream + Golden) + (ulong)item + Golden);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        _state += Golden;
        return Mix(_state);
    }

    /// <summary>The next four draws at once, the bits of <see cref="NextUInt64"/> in their order.</summary>
    public Vector256<ulong> NextFour()
    {
        Vector256<ulong> z = Vector256.Create(_state) + Vector256.Create(Golden, unchecked(2 * Golden), unchecked(3 * Golden), unchecked(4 * Golden));
        _state += unchecked(4 * Golden);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EB;
        return z ^ (z >>> 31);
    }

    /// <summary>A number in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public float NextSingle(float low, float high) => low + ((high - low) * NextSingle());

    /// <summary>An integer in [0, <paramref name="bound"/>); the bias of the multiplication is below 2^-32.</summary>
    public int NextInt32(int bound) => (int)(((NextUInt64() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number of the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextGaussian()
    {
        double u = ((NextUInt64() >> 11) + 1) * (1.0 / (1L << 53));
        double v = (NextUInt64() >> 11) * (1.0 / (1L << 53));
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
