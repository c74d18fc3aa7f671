namespace Edge.NanoSim.Limits;

/// <summary>A limit of nanoCLR that an assembly exceeds.</summary>
/// <param name="Member">Assembly, type or method.</param>
/// <param name="Source">Its place; of an assembly that of its greatest part; null where it is not known.</param>
/// <param name="Limit">What is limited.</param>
/// <param name="Actual">What was got.</param>
/// <param name="Maximum">What was expected at most.</param>
/// <param name="Advice">What to do.</param>
public sealed record LimitFinding(string Member, SourcePlace? Source, string Limit, long Actual, long Maximum, string Advice)
{
    /// <summary>Expected, got, what to do, without the place and the full stop.</summary>
    public string Text => $"expected at most {Maximum} {Limit}, got {Actual}; {Advice}";

    /// <summary>One sentence: where, expected, got, what to do.</summary>
    public override string ToString() => $"{Member}{(Source is null ? "" : $" ({Source})")}: {Text}.";
}
