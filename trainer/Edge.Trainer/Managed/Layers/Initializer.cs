using System;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>First weights.</summary>
internal static class Initializer
{
    // Apart from the streams of dropout and order, which use the seed with small numbers.
    private const long Stream = 0x57454947;

    /// <summary>Normal values of variance 2 / inputs (He et al., Delving Deep into Rectifiers, 2015).</summary>
    /// <param name="weights">What is filled.</param>
    /// <param name="inputs">The inputs of one output.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="position">The layer's place in the network.</param>
    public static void He(Span<float> weights, int inputs, long seed, int position)
    {
        var random = new SplitMix64(seed, Stream, position);
        double deviation = Math.Sqrt(2.0 / inputs);
        foreach (ref float weight in weights)
            weight = (float)(random.NextGaussian() * deviation);
    }
}
