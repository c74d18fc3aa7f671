namespace Edge.Trainer.Managed.Layers;

/// <summary>A layer that looks at the whole batch: chunks gather, one thread reduces in the order of the chunks, then the chunks go on.</summary>
internal interface IBatchLayer
{
    void GatherForward(in Chunk chunk);

    void ReduceForward(int samples, int chunks);

    void GatherBackward(in Chunk chunk);

    void ReduceBackward(int samples, int chunks);
}
