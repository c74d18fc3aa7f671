using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Docs.Tests.Markdown;

namespace Edge.Docs.Tests.Commands;

/// <summary>What a page shows of its commands' output: blocks fenced as <c>output</c>, in which three dots stand for anything.</summary>
public static class ShownOutput
{
    /// <summary>The fence's language.</summary>
    public const string Language = "output";

    /// <summary>The lines that a page shows and that none of the commands between this block and the one before has written.</summary>
    /// <param name="page">The page.</param>
    /// <param name="written">What each command that was run as it stands has written, by its line in the page.</param>
    public static IEnumerable<string> Missing(MarkdownPage page, IReadOnlyList<(int Line, string Output)> written)
    {
        int before = 0;
        foreach (MarkdownBlock block in page.Blocks.Where(b => b.Language == Language))
        {
            string[] lines = [.. written.Where(w => w.Line > before && w.Line < block.Line).SelectMany(w => w.Output.Split('\n')).Select(l => l.Trim())];
            foreach (string shown in block.Lines.Select(l => l.Trim()).Where(l => l.Length > 0))
                if (!lines.Any(line => Regex.IsMatch(line, "^" + Regex.Escape(shown).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + "$")))
                    yield return $"{block.Place}: no command before it writes '{shown}'";
            before = block.Line;
        }
    }
}
