namespace Edge.NanoSim.Limits;

/// <summary>A limit of nanoCLR that an assembly exceeds.</summary>
/// <param name="Where">Assembly or method, with file and line where they are known.</param>
/// <param name="Limit">What is limited.</param>
/// <param name="Actual">What was got.</param>
/// <param name="Maximum">What was expected at most.</param>
/// <param name="Advice">What to do.</param>
public sealed record LimitFinding(string Where, string Limit, long Actual, long Maximum, string Advice)
{
    /// <summary>One sentence: where, expected, got, what to do.</summary>
    public override string ToString() => $"{Where}: expected at most {Maximum} {Limit}, got {Actual}; {Advice}.";
}
