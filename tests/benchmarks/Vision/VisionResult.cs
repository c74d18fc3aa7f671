using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Vision;

/// <summary>What vision costs, by what a frame shows.</summary>
/// <param name="Date">When it was measured, UTC.</param>
/// <param name="Load">Load of the machine when it began, the mean of a minute; null where the system does not say.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Network">The network of the whole reader.</param>
/// <param name="Width">Width of the frames in pixels.</param>
/// <param name="Height">Their height.</param>
/// <param name="Frames">Frames of each content.</param>
/// <param name="Rows">One a content.</param>
internal sealed record VisionResult(DateTime Date, string? Load, Machine Machine, string Network, int Width, int Height, int Frames, IReadOnlyList<VisionRow> Rows)
{
    /// <summary>What the project asks of the first look on one core, in microseconds.</summary>
    public const double Target = 2000;

    /// <summary>Whether every frame's first look keeps to it.</summary>
    public bool IsMet => Rows.All(r => r.First.Worst <= Target);
}
