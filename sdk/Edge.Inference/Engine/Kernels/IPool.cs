using System.Runtime.Intrinsics;

namespace Edge.Inference.Engine.Kernels;

/// <summary>What a pool makes of a window.</summary>
internal unsafe interface IPool
{
    /// <summary>Sixteen channels.</summary>
    /// <param name="cell">Their first cell.</param>
    /// <param name="window">The window.</param>
    static abstract Vector128<sbyte> Sixteen(sbyte* cell, in PoolWindow window);

    /// <summary>One channel.</summary>
    /// <param name="cell">Its first cell.</param>
    /// <param name="window">The window.</param>
    static abstract sbyte One(sbyte* cell, in PoolWindow window);
}
