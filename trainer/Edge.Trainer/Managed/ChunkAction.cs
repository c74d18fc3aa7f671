namespace Edge.Trainer.Managed;

/// <summary>The work of one layer on one chunk.</summary>
internal delegate void ChunkAction(in Chunk chunk);
