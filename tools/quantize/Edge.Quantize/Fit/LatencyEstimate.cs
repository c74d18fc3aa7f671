namespace Edge.Quantize.Fit;

/// <summary>How long one run takes.</summary>
/// <param name="Milliseconds">The estimate in milliseconds.</param>
/// <param name="Low">The least that it may be, in milliseconds; null where no one can say.</param>
/// <param name="High">The most that it may be, in milliseconds; null where no one can say.</param>
/// <param name="Basis">How it was made, one sentence.</param>
public sealed record LatencyEstimate(double Milliseconds, double? Low, double? High, string Basis)
{
    /// <summary>What runs, in two words, as "general loops"; null where it goes without saying.</summary>
    public string? Code { get; init; }
}
