using System;
using Edge.Boards;

namespace Edge.Wiring.Tables;

/// <summary>Parts of a page that a program writes: between the lines <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
public static class MarkedText
{
    /// <summary>Replaces what is between the marks.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="content">What shall be there.</param>
    /// <returns>The page.</returns>
    /// <exception cref="BoardException">A mark is missing, or there are several.</exception>
    public static string Replace(string page, string file, string name, string content)
    {
        ArgumentNullException.ThrowIfNull(page);
        string begin = $"<!-- {name} -->\n", end = $"<!-- /{name} -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal), to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from || page.LastIndexOf(begin, StringComparison.Ordinal) != from || page.LastIndexOf(end, StringComparison.Ordinal) != to)
            throw new BoardException($"{file}: expected the lines '{begin.Trim()}' and '{end}' once each, got another number or order; put them where the table shall be.");
        return $"{page[..(from + begin.Length)]}\n{content.TrimEnd('\n')}\n\n{page[to..]}";
    }
}
