using System.Collections.Generic;
using Edge.DigitReader;

namespace Edge.WebPage.Pictures;

/// <summary>A part of the work on one picture.</summary>
/// <param name="Name">What is done: decode, vision, inference.</param>
/// <param name="Microseconds">How long it took.</param>
internal sealed record Stage(string Name, double Microseconds)
{
    /// <summary>The stages of a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="before">What was done before it, or null.</param>
    public static IReadOnlyList<Stage> Of(Reading reading, Stage? before = null)
    {
        Stage vision = new("vision", reading.VisionTime.TotalMicroseconds), inference = new("inference", reading.InferenceTime.TotalMicroseconds);
        return before is null ? [vision, inference] : [before, vision, inference];
    }
}
