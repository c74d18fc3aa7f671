using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>First weights.</summary>
internal static class Initializer
{
    // Apart from the streams of dropout and order, which use the seed with small numbers.
    private const long Stream = 0x57454947;

    /// <summary>Fills an array with the first weights.</summary>
    /// <param name="weights">What is filled.</param>
    /// <param name="inputs">The values that add up to one output.</param>
    /// <param name="outputs">The values that one input adds to.</param>
    /// <param name="context">How they are drawn, and the seed.</param>
    /// <param name="position">The layer's place in the network.</param>
    public static void Fill(Span<float> weights, int inputs, int outputs, NetworkContext context, int position)
    {
        var random = new SplitMix64(context.Seed, Stream, position);
        if (context.Initializer == InitializerType.GlorotUniform)
        {
            float limit = (float)Math.Sqrt(6.0 / (inputs + outputs));
            foreach (ref float weight in weights)
                weight = random.NextSingle(-limit, limit);
            return;
        }
        double deviation = Math.Sqrt(2.0 / inputs);
        foreach (ref float weight in weights)
            weight = (float)(random.NextGaussian() * deviation);
    }
}
