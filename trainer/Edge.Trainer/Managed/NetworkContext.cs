using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>What layers need to size their buffers.</summary>
/// <param name="Batch">The largest batch.</param>
/// <param name="Workers">The number of threads.</param>
/// <param name="Seed">The seed of weights and dropout.</param>
internal sealed record NetworkContext(int Batch, int Workers, long Seed)
{
    /// <summary>How the first weights are drawn.</summary>
    public InitializerType Initializer { get; init; }

    /// <summary>The chunks of the largest batch.</summary>
    public int Chunks => Chunk.CountOf(Batch);
}
