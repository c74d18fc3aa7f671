using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>How the compiler treats kernels.</summary>
internal static class Compiled
{
    /// <summary>Loops that take a network's time: optimised at their first call, so that no run is slow until the runtime has seen enough of it.</summary>
    public const MethodImplOptions Fully = MethodImplOptions.AggressiveOptimization;
}
