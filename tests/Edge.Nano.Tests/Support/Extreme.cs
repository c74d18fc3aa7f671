namespace Edge.Nano.Tests.Support;

/// <summary>Weights at the ends of their range, and others.</summary>
public enum Extreme
{
    /// <summary>All 127.</summary>
    Highest,

    /// <summary>All -127.</summary>
    Lowest,

    /// <summary>127 and -127 in turn, by element.</summary>
    Alternating,

    /// <summary>127 in one output channel, -127 in the next: neighbours in a word pull apart.</summary>
    AlternatingChannels,

    /// <summary>Either end, at random.</summary>
    RandomEnds,

    /// <summary>All 0: the sum is the bias.</summary>
    Zero,

    /// <summary>Any.</summary>
    Random,
}
