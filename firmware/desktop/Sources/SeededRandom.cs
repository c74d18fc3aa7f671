namespace Edge.Desktop.Sources;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every platform and version of .NET.</summary>
internal struct SeededRandom
{
    private ulong _state;

    /// <summary>Begins a stream of numbers.</summary>
    public SeededRandom(int seed, int stream)
    {
        _state = ((ulong)(uint)seed << 32) | (uint)stream;
        Next();
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)((Next() >> 32) * (ulong)end >> 32);
}
