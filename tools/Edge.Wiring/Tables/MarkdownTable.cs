using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Wiring.Tables;

/// <summary>A table of Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a table.</summary>
    public static string Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Row(text, heads);
        Row(text, [.. heads.Select(_ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(text, row);
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", System.StringComparison.Ordinal))).Append(" |\n");
}
