namespace Edge.Micro.Kernels;

/// <summary>The two buffers that the kernels of one interpreter share, since they run one after the other.</summary>
internal sealed class Scratch
{
    private int _patchLength;
    private int _channels;

    /// <summary>Values of the input that one position sees.</summary>
    public sbyte[] Patch { get; private set; } = new sbyte[0];

    /// <summary>Accumulators, one a channel.</summary>
    public int[] Sums { get; private set; } = new int[0];

    /// <summary>Asks for room; every kernel does so before <see cref="Allocate"/>.</summary>
    public void Reserve(int patchLength, int channels)
    {
        if (patchLength > _patchLength)
            _patchLength = patchLength;
        if (channels > _channels)
            _channels = channels;
    }

    /// <summary>Makes the buffers as large as the largest request.</summary>
    public void Allocate()
    {
        Patch = new sbyte[_patchLength];
        Sums = new int[_channels];
    }
}
