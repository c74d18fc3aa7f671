using System.Collections.Generic;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>What a picture of a folder shows, as the folder's truth.json says it, which is a list of these.</summary>
internal sealed record PhotographTruth
{
    /// <summary>The file's name.</summary>
    public const string Name = "truth.json";

    /// <summary>The picture, a path in the folder.</summary>
    public required string File { get; init; }

    /// <summary>The digits in reading order; none on a picture of something else.</summary>
    public required IReadOnlyList<PhotographedDigit> Digits { get; init; }

    /// <summary>What it shows instead of digits, where that is one of the generator's kinds.</summary>
    public NonDigitKind? NonDigit { get; init; }

    /// <summary>What makes it hard, names with commas between.</summary>
    public string Disturbances { get; init; } = "";
}
