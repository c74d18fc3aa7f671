using System;

namespace Edge.Inference.Engine;

/// <summary>What the fast forms of a model may take beside its constants and arena: packed weights of all steps, and the scratch of the largest.</summary>
/// <remarks>
/// A few bytes of a file can ask for much: a dilated window reaches over a huge padded copy of a small picture, and one channel is packed as
/// whole vectors of them. An operator that does not fit is left to its reference kernel, which needs nothing.
/// </remarks>
/// <param name="most">Bytes.</param>
internal sealed class MemoryBudget(long most)
{
    // One buffer is one array.
    private readonly long _most = Math.Min(most, Array.MaxLength / 2);
    private long _packed;
    private long _scratch;

    /// <summary>Takes what a step needs, where it is still there.</summary>
    /// <param name="packed">Bytes that the step keeps.</param>
    /// <param name="scratch">Bytes that it uses while it runs; shared by all steps.</param>
    /// <returns>False where the step must not be made.</returns>
    public bool TryTake(Int128 packed, Int128 scratch)
    {
        Int128 shared = Int128.Max(_scratch, scratch);
        if (_packed + packed + shared > _most)
            return false;
        _packed += (long)packed;
        _scratch = (long)shared;
        return true;
    }
}
