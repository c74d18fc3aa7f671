using System.Collections.Generic;

namespace Edge.Trainer.Collecting;

/// <summary>A character that was cut out of a page.</summary>
/// <param name="Page">The page's name, without folder and extension.</param>
/// <param name="Number">Its number on the page in reading order, from 1.</param>
/// <param name="Class">The class of its line.</param>
/// <param name="Pixels">28x28 bytes, white ink on black, as a network gets them.</param>
/// <param name="ReadAs">What the checking network reads, or null without one.</param>
public sealed record Cutting(string Page, int Number, string Class, IReadOnlyList<byte> Pixels, string? ReadAs)
{
    /// <summary>Whether the checking network reads something else than was written.</summary>
    public bool IsDoubtful => ReadAs is not null && ReadAs != Class;
}
