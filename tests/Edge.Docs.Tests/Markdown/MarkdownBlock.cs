using System.Collections.Generic;

namespace Edge.Docs.Tests.Markdown;

/// <summary>A block of code in a page.</summary>
/// <param name="Page">The page, from the repository's folder.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Language">The fence's language; empty for an indented block.</param>
/// <param name="Lines">Its lines, without the indent.</param>
/// <param name="Before">The paragraph that stands before it, with the headings above.</param>
public sealed record MarkdownBlock(string Page, int Line, string Language, IReadOnlyList<string> Lines, string Before)
{
    /// <summary>Page and line, for messages.</summary>
    public string Place => $"{Page}:{Line}";

    /// <summary>All lines.</summary>
    public string Text => string.Join('\n', Lines);
}
