namespace Edge.Boards;

/// <summary>A number about a board with where it comes from.</summary>
/// <param name="Value">The number; null where it is not known, or known only by its ends.</param>
/// <param name="Low">The least that it may be; null where no one has said.</param>
/// <param name="High">The most that it may be; null where no one has said.</param>
/// <param name="Basis">How it came to be known; <see cref="FigureBasis.Unknown"/> exactly where all three are null.</param>
/// <param name="Source">Where it comes from; of an unknown one, why.</param>
public sealed record Figure(long? Value, long? Low, long? High, FigureBasis Basis, string Source)
{
    /// <summary>What the figure can be at most: its value, or where only the ends are known, the high one; null where there is no limit that anyone knows.</summary>
    public long? Most => Value ?? High;

    /// <summary>True where <see cref="Most"/> is an end and the figure itself may be lower.</summary>
    public bool IsBound => Value is null && High is not null;
}
