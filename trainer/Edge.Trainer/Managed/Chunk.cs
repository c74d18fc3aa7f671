namespace Edge.Trainer.Managed;

/// <summary>A run of samples that one thread takes through some layers. Its size does not depend on the number of threads.</summary>
/// <param name="Index">The chunk's number in the batch.</param>
/// <param name="Start">Its first sample.</param>
/// <param name="Count">Its number of samples.</param>
/// <param name="Worker">The thread that runs it, for scratch memory only.</param>
/// <param name="Step">The number of the training step, for random numbers.</param>
internal readonly record struct Chunk(int Index, int Start, int Count, int Worker, long Step)
{
    /// <summary>Samples in a chunk.</summary>
    public const int Size = 8;

    /// <summary>The chunks of a batch.</summary>
    public static int CountOf(int batch) => (batch + Size - 1) / Size;
}
