using System;

namespace Edge.Trainer.Managed;

/// <summary>Work that needs no exchange between chunks, then a reduction over all chunks.</summary>
/// <param name="Actions">What runs on every chunk, in this order.</param>
/// <param name="Reduce">What runs once when all chunks are done, given the number of samples and of chunks; or null.</param>
internal sealed record Phase(ChunkAction[] Actions, Action<int, int>? Reduce);
