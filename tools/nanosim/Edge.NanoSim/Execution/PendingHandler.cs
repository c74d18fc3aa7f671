using Edge.NanoSim.Heap;

namespace Edge.NanoSim.Execution;

/// <summary>A handler that runs: why, and where to go on after it.</summary>
/// <param name="Depth">Number of frames when it began.</param>
/// <param name="Region">Index of its region in the method.</param>
/// <param name="Thrown">The exception under way; null for a leave.</param>
/// <param name="Target">Where a leave goes.</param>
/// <param name="IsCatch">Whether the exception was caught here, for rethrow.</param>
internal readonly record struct PendingHandler(int Depth, int Region, NanoObject? Thrown, int Target, bool IsCatch);
