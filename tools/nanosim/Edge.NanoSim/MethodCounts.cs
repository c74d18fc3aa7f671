namespace Edge.NanoSim;

/// <summary>What a method did.</summary>
/// <param name="Name">Full name with parameters.</param>
/// <param name="Calls">Calls of it.</param>
/// <param name="Instructions">Instructions of IL in it, without those of what it calls.</param>
public sealed record MethodCounts(string Name, long Calls, long Instructions);
