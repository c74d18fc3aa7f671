namespace Edge.Micro.Kernels;

/// <summary>Dot products over weights packed three a word, see <see cref="LaneBlocks"/>: a quarter of the instructions of the direct form for 8 bytes every three weights.</summary>
internal sealed class LaneDotProducts : DotProducts
{
    private const int Lanes = 3;

    // An array of nanoCLR has a header of one block of 12 bytes, and a reference to it takes another.
    private const int BytesOfArray = 24;

    private readonly long[][] _weights;
    private readonly int _blockWords;

    /// <summary>Packs the weights.</summary>
    /// <param name="weights">[channels, depth].</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="depth">Values of a patch.</param>
    public LaneDotProducts(sbyte[] weights, int channels, int depth)
    {
        _blockWords = BlockWords(depth, channels);
        _weights = new long[Words(depth, _blockWords)][];
        for (int k = 0; k < _weights.Length; k++)
        {
            long[] packed = new long[channels];
            for (int c = 0; c < channels; c++)
                for (int lane = 0; lane < Lanes; lane++)
                {
                    int i = k * Lanes + lane;
                    // A word behind the last value has weights of 0: what the patch holds there counts nothing.
                    if (i < depth)
                        packed[c] = packed[c] + ((long)weights[c * depth + i] << (Lanes - 1 - lane) * LaneBlocks.LaneBits);
                }
            _weights[k] = packed;
        }
        PatchLength = _weights.Length * Lanes;
    }

    /// <inheritdoc/>
    public override int PatchLength { get; }

    /// <summary>Bytes of heap that packed weights take on a board.</summary>
    public static long Bytes(int depth, int channels) => (long)Words(depth, BlockWords(depth, channels)) * (8L * channels + BytesOfArray);

    /// <inheritdoc/>
    public override void Add(sbyte[] patch, int[] sums, int first, int end)
    {
        long[][] weights = _weights;
        int block = _blockWords;
        for (int k = 0; k < weights.Length; k += block)
            switch (block)
            {
                case 3:
                    LaneBlocks.Add3(patch, k * Lanes, weights, k, sums, first, end);
                    break;
                case 6:
                    LaneBlocks.Add6(patch, k * Lanes, weights, k, sums, first, end);
                    break;
                case 8:
                    LaneBlocks.Add8(patch, k * Lanes, weights, k, sums, first, end);
                    break;
                default:
                    LaneBlocks.Add10(patch, k * Lanes, weights, k, sums, first, end);
                    break;
            }
    }

    private static int Words(int depth, int block)
    {
        int words = (depth + Lanes - 1) / Lanes;
        return (words + block - 1) / block * block;
    }

    // The block that needs the fewest instructions: each word takes 31 to set up and 6 a channel, each block 18 a channel.
    private static int BlockWords(int depth, int channels)
    {
        int best = LaneBlocks.MaxWords;
        long least = Cost(depth, channels, best);
        for (int block = 8; block >= 3; block = block == 8 ? 6 : block - 3)
        {
            long cost = Cost(depth, channels, block);
            if (cost < least)
            {
                least = cost;
                best = block;
            }
        }
        return best;
    }

    private static long Cost(int depth, int channels, int block)
    {
        long words = Words(depth, block);
        return words * (31 + 6L * channels) + words / block * 18 * channels;
    }
}
