namespace Edge.Micro.Kernels;

/// <summary>What convolutions and fully connected layers share: patches times one matrix, whose weights may be packed.</summary>
internal abstract class MatrixKernel : Kernel
{
    private readonly sbyte[] _weights;
    private readonly int _depth;
    private readonly int _channels;

    /// <summary>Starts with the weights as the model has them.</summary>
    /// <param name="weights">[channels, depth].</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="macs">Multiply-accumulates of one run.</param>
    protected MatrixKernel(sbyte[] weights, int channels, long macs)
    {
        _weights = weights;
        _channels = channels;
        _depth = weights.Length / channels;
        Macs = macs;
        DotProducts = new DirectDotProducts(weights, _depth);
    }

    /// <summary>Multiply-accumulates of one run.</summary>
    public long Macs { get; }

    /// <summary>Bytes of heap that packed weights would take.</summary>
    public long PackedBytes => LaneDotProducts.Bytes(_depth, _channels);

    /// <summary>Whether packing makes it faster: not for one or two values.</summary>
    public bool GainsByPacking => _depth > 2;

    /// <summary>How the sums are computed.</summary>
    protected DotProducts DotProducts { get; private set; }

    /// <summary>Packs the weights.</summary>
    public void Pack() => DotProducts = new LaneDotProducts(_weights, _channels, _depth);

    /// <summary>Asks for the buffers of a run.</summary>
    public void Reserve(Scratch scratch) => scratch.Reserve(DotProducts.PatchLength, _channels);

    /// <summary>The sum of each channel's weights.</summary>
    protected static int[] WeightSums(sbyte[] weights, int channels)
    {
        int[] sums = new int[channels];
        int depth = weights.Length / channels;
        int at = 0;
        for (int c = 0; c < channels; c++)
        {
            int sum = 0;
            for (int i = 0; i < depth; i++)
            {
                sum += weights[at];
                at++;
            }
            sums[c] = sum;
        }
        return sums;
    }
}
