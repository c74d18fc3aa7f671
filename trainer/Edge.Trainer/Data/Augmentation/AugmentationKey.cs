using Edge.Trainer.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>What all random numbers of one augmented image depend on.</summary>
/// <param name="Seed">The recipe's seed.</param>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Image">The number of the image.</param>
internal readonly record struct AugmentationKey(long Seed, int Epoch, int Image)
{
    // Keeps these streams apart from those of order, weights and dropout.
    private const long Stream = 0x4155_0000_0000;

    /// <summary>The random numbers of one effect.</summary>
    public SplitMix64 Of(Effect effect) => new(Seed, Stream + ((long)effect << 48) + Epoch, Image);

    /// <summary>A strength from 0 to the limit: the square of an even number makes a share of the images nearly clean.</summary>
    public static float Strength(ref SplitMix64 random, float limit)
    {
        float even = random.NextSingle();
        return limit * even * even;
    }
}
