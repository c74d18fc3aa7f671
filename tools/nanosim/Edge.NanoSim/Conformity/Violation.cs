namespace Edge.NanoSim.Conformity;

/// <summary>What a nanoFramework board would not run, or would run otherwise than .NET.</summary>
/// <param name="Rule">What it is against.</param>
/// <param name="Member">Assembly, type or method.</param>
/// <param name="Source">File and line; null where the assembly has no debug symbols.</param>
/// <param name="Text">What is wrong and what to do, without the full stop.</param>
public sealed record Violation(ConformityRule Rule, string Member, SourcePlace? Source, string Text)
{
    /// <summary>One sentence: where, what is wrong, what to do.</summary>
    public override string ToString() => $"{Member}{(Source is null ? "" : $" ({Source})")}: {Text}.";
}
