using System;
using System.Collections.Generic;
using System.Text;

namespace Edge.Docs.Generated;

/// <summary>Parts of a page that a program writes, between marks that a reader does not see; the rest is written by hand.</summary>
public static class Splice
{
    private const string Close = "<!-- /generated -->";

    /// <summary>The page with its parts written anew.</summary>
    /// <param name="page">The page.</param>
    /// <param name="parts">The text of each part, by name; ends without a line feed.</param>
    /// <exception cref="FormatException">The page lacks a part, or has one that is not known or not closed.</exception>
    public static string Into(string page, IReadOnlyDictionary<string, Func<string>> parts)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(parts);
        const string Open = "<!-- generated: ";
        const string End = " -->\n";
        var text = new StringBuilder();
        var seen = new HashSet<string>();
        int at = 0;
        for (int open; (open = page.IndexOf(Open, at, StringComparison.Ordinal)) >= 0;)
        {
            int end = page.IndexOf(End, open, StringComparison.Ordinal), close = page.IndexOf(Close, open, StringComparison.Ordinal);
            if (end < 0 || close < end)
                throw new FormatException($"Expected '{Close}' after '{page[open..Math.Min(page.Length, open + 40)]}', got none; close the part.");
            string name = page[(open + Open.Length)..end];
            if (!parts.TryGetValue(name, out Func<string>? write))
                throw new FormatException($"Expected a generated part among {string.Join(", ", parts.Keys)}, got '{name}'; correct the name.");
            seen.Add(name);
            text.Append(page, at, end + End.Length - at).Append(write()).Append('\n').Append(Close);
            at = close + Close.Length;
        }
        foreach (string name in parts.Keys)
            if (!seen.Contains(name))
                throw new FormatException($"Expected the part '{name}' in the page, got none; add '{Open}{name} -->' and '{Close}'.");
        return text.Append(page, at, page.Length - at).ToString();
    }
}
