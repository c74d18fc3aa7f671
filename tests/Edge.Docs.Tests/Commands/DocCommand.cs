namespace Edge.Docs.Tests.Commands;

/// <summary>A command that a page shows.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">Its line.</param>
/// <param name="Text">The command, lines that go on joined, without a comment at its end.</param>
/// <param name="Before">The paragraph before its block, with the headings above.</param>
public sealed record DocCommand(string Page, int Line, string Text, string Before)
{
    /// <summary>Page, line and command, for messages.</summary>
    public override string ToString() => $"{Page}:{Line}: {Text}";
}
