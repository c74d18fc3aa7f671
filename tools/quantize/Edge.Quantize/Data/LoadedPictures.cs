using System.Collections.Generic;

namespace Edge.Quantize.Data;

/// <summary>What a folder or file holds.</summary>
/// <param name="Pictures">Pictures to calibrate on, or to test on where they were asked for.</param>
/// <param name="Test">Its own test part; null where it has none.</param>
/// <param name="Note">What it is and how it was understood.</param>
internal sealed record LoadedPictures(IImageSet Pictures, IImageSet? Test, string Note)
{
    /// <summary>Names of the classes in the order of the labels; none where the classes are just numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];
}
