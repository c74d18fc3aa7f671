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
    private long _kept;
    private long _scratch;

    /// <summary>Takes bytes that a step keeps, or needs while it is made.</summary>
    /// <exception cref="MemoryBudgetException">They are not there.</exception>
    public void Take(long bytes)
    {
        if (bytes > _most - _kept - _scratch)
            throw new MemoryBudgetException();
        _kept += bytes;
    }

    /// <summary>Makes a step within the budget.</summary>
    /// <param name="make">Makes it out of this budget, or gives null where there is no fast form.</param>
    /// <returns>The step, or null where there is none or the budget does not allow it; then nothing is taken.</returns>
    public Step? TryMake(Func<MemoryBudget, Step?> make)
    {
        long kept = _kept;
        try
        {
            Step? step = make(this);
            if (step is null)
                return null;
            // Scratch is shared by all steps: the largest counts.
            if (step.ScratchBytes > _most - _kept)
                throw new MemoryBudgetException();
            _scratch = Math.Max(_scratch, step.ScratchBytes);
            return step;
        }
        catch (Exception e) when (e is MemoryBudgetException or OverflowException)
        {
            _kept = kept;
            return null;
        }
    }
}
