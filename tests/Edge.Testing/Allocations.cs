using System;

namespace Edge.Testing;

/// <summary>Counts what code allocates on its thread.</summary>
public static class Allocations
{
    // A collection that another test sets off between the two readings makes the runtime count the rest of the thread's
    // allocation buffer. What code really allocates it allocates every time.
    private const int Attempts = 8;

    /// <summary>The fewest bytes that an action allocated on this thread, of some calls; 0 where it allocates nothing.</summary>
    /// <param name="action">The action; called once before it is measured.</param>
    public static long Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        action();
        long fewest = long.MaxValue;
        for (int i = 0; i < Attempts && fewest > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return fewest;
    }
}
