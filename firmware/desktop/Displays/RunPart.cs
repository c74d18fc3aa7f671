using Edge.DigitReader.Statistics;

namespace Edge.Desktop.Displays;

/// <summary>A part of a run: one kind of source.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Total">Number of frames that it will have; <see cref="long.MaxValue"/> where nobody knows.</param>
/// <param name="IsStream">Whether its frames are one camera's, one after another.</param>
internal sealed record RunPart(string Name, long Total, bool IsStream = false)
{
    /// <summary>What was done so far.</summary>
    public ReaderCounters Counters { get; } = new();

    /// <summary>Sources that could not be read.</summary>
    public int Failures { get; set; }
}
