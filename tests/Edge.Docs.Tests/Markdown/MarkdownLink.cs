namespace Edge.Docs.Tests.Markdown;

/// <summary>A link or picture of a page.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Target">Where it leads, as it is written.</param>
public sealed record MarkdownLink(int Line, string Target);
