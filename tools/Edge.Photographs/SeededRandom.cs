using System;

namespace Edge.Photographs;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every platform and version of .NET.</summary>
internal sealed class SeededRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Begins a stream of numbers.</summary>
    public SeededRandom(long seed, long stream) => _state = Mix(Mix((ulong)seed + Golden) + (ulong)stream + Golden);

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1L << 53)) < probability;

    /// <summary>A whole number from 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + Below(high - low + 1);

    /// <summary>A number from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public float Between(float low, float high) => low + ((high - low) * ((Next() >> 40) * (1f / (1 << 24))));

    /// <summary>A number from -<paramref name="limit"/> to below <paramref name="limit"/>.</summary>
    public float Around(float limit) => Between(-limit, limit);

    /// <summary>Nearly normal noise of mean 0 and standard deviation 1: the sum of four uniform 16-bit numbers.</summary>
    public float Normal()
    {
        ulong bits = Next();
        uint sum = (uint)(bits & 0xFFFF) + (uint)((bits >> 16) & 0xFFFF) + (uint)((bits >> 32) & 0xFFFF) + (uint)(bits >> 48);
        // Four uniform numbers have the variance 4/12, so their sum has the deviation 65536 / sqrt(3).
        return (sum - (4 * 32767.5f)) * (1.7320508f / 65536);
    }

    /// <summary>One of some things.</summary>
    public T Pick<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
