namespace Edge.Docs.Cli;

/// <summary>A line of a program's help: an argument, an option or a command.</summary>
/// <param name="Name">As the help shows it, such as <c>--out &lt;DIR&gt; (REQUIRED)</c>.</param>
/// <param name="Text">What it says about it; lines after the first are examples.</param>
public sealed record HelpEntry(string Name, string Text);
