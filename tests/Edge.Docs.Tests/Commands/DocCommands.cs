using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Docs.Tests.Markdown;

namespace Edge.Docs.Tests.Commands;

/// <summary>The commands of the pages: every line of a block that is indented or fenced as <c>sh</c>.</summary>
public static class DocCommands
{
    // Other languages are code or output, which other tests look at or a reader only reads.
    private static readonly string[] Languages = ["", "sh"];

    /// <summary>The commands of a page, in its order.</summary>
    public static IEnumerable<DocCommand> Of(MarkdownPage page)
    {
        foreach (MarkdownBlock block in page.Blocks.Where(b => Languages.Contains(b.Language)))
        {
            // The first line of a fence is its mark.
            int line = block.Line + (block.Language.Length > 0 ? 1 : 0);
            string open = "";
            foreach (string text in block.Lines)
            {
                string whole = open + WithoutComment(text.Trim());
                open = whole.EndsWith('\\') ? whole[..^1] : "";
                if (whole.Length > 0 && open.Length == 0)
                    yield return new DocCommand(page.Path, line, whole, block.Before);
                line++;
            }
        }
    }

    /// <summary>The commands of all pages.</summary>
    public static IReadOnlyList<DocCommand> All { get; } = [.. Pages.All.SelectMany(Of)];

    private static string WithoutComment(string text)
    {
        if (text.StartsWith('#'))
            return "";
        int comment = text.IndexOf(" # ", StringComparison.Ordinal);
        return comment < 0 ? text : text[..comment].TrimEnd();
    }
}
