using Edge.DigitReader;

namespace Edge.Desktop.Displays;

/// <summary>A part of a run: one kind of source.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Total">Number of frames that it will have.</param>
internal sealed record RunPart(string Name, long Total)
{
    /// <summary>What was done so far.</summary>
    public ReaderCounters Counters { get; } = new();

    /// <summary>Sources that could not be read.</summary>
    public int Failures { get; set; }
}
