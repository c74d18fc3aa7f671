using System.Text.Json.Serialization;

namespace Edge.Quantize.Report;

/// <summary>Whether a board holds the model.</summary>
/// <param name="Board">Name of the board.</param>
/// <param name="Fits">True where it does.</param>
/// <param name="FlashBytes">Bytes of flash that the model and its runtime take; null where not known.</param>
/// <param name="FlashLimit">Bytes of flash that the board has for them; null where not known or not limited.</param>
/// <param name="RamBytes">Bytes of RAM at the peak; null where not known.</param>
/// <param name="RamLimit">Bytes of RAM that the board has for it; null where not known.</param>
/// <param name="Milliseconds">Estimated duration of one run; null where there is no estimate.</param>
public sealed record FitRow(string Board, bool Fits, long? FlashBytes, long? FlashLimit, long? RamBytes, long? RamLimit, double? Milliseconds)
{
    /// <summary>Least duration, in milliseconds; null where there is no estimate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LowMilliseconds { get; init; }

    /// <summary>Greatest duration, in milliseconds; null where there is no estimate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? HighMilliseconds { get; init; }

    /// <summary>The duration in milliseconds as text, with what runs; null where nothing was estimated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Latency { get; init; }

    /// <summary>How the duration was estimated; null where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LatencyBasis { get; init; }

    /// <summary>Why it does not fit, or what else there is to say; null for nothing.</summary>
    public string? Note { get; init; }
}
