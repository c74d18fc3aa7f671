using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Testing;

namespace Edge.Docs.Tests.Markdown;

/// <summary>What the tests need of a page: blocks of code, links, headings, inline code.</summary>
public sealed partial class MarkdownPage
{
    private readonly List<MarkdownBlock> _blocks = [];
    private readonly List<MarkdownLink> _links = [];
    private readonly List<(int Line, string Code)> _inline = [];
    private readonly List<string> _anchors = [];
    private readonly List<string> _headings = [];
    private readonly List<string> _paragraph = [];

    /// <summary>Takes a page apart.</summary>
    /// <param name="path">Its path from the repository's folder, with slashes.</param>
    /// <param name="text">Its text.</param>
    public MarkdownPage(string path, string text)
    {
        Path = path;
        Text = text;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length;)
            i = lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal) ? Fence(lines, i)
                : IsIndented(lines[i]) && (i == 0 || lines[i - 1].Length == 0) ? Indented(lines, i)
                : Prose(lines[i], i);
    }

    /// <summary>Its path from the repository's folder, with slashes.</summary>
    public string Path { get; }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>The blocks of code.</summary>
    public IReadOnlyList<MarkdownBlock> Blocks => _blocks;

    /// <summary>The links and pictures.</summary>
    public IReadOnlyList<MarkdownLink> Links => _links;

    /// <summary>What stands between backticks in the prose.</summary>
    public IReadOnlyList<(int Line, string Code)> Inline => _inline;

    /// <summary>The names that a link can lead to within the page, as GitHub makes them of headings.</summary>
    public IReadOnlyList<string> Anchors => _anchors;

    /// <summary>Reads a page of the repository.</summary>
    public static MarkdownPage Load(string path) => new(path, File.ReadAllText(Repository.PathOf(path)));

    private int Fence(string[] lines, int start)
    {
        string mark = lines[start].TrimStart();
        int indent = lines[start].Length - mark.Length, end = start + 1;
        while (end < lines.Length && !lines[end].TrimStart().StartsWith("```", StringComparison.Ordinal))
            end++;
        Add(start, mark[3..].Trim(), lines[(start + 1)..end].Select(l => l[Math.Min(indent, l.Length)..]));
        return end + 1;
    }

    private int Indented(string[] lines, int start)
    {
        int end = start;
        while (end < lines.Length && (IsIndented(lines[end]) || (lines[end].Length == 0 && end + 1 < lines.Length && IsIndented(lines[end + 1]))))
            end++;
        Add(start, "", lines[start..end].Select(l => l.Length == 0 ? l : l[4..]));
        return end;
    }

    private int Prose(string line, int at)
    {
        if (HeadingLine().Match(line) is { Success: true } heading)
        {
            int level = heading.Groups[1].Length;
            while (_headings.Count >= level)
                _headings.RemoveAt(_headings.Count - 1);
            _headings.Add(heading.Groups[2].Value);
            _anchors.Add(Anchor(heading.Groups[2].Value));
            _paragraph.Clear();
        }
        else if (line.Length == 0 && at > 0)
            _paragraph.Add("");
        else
        {
            // A paragraph ends where the next begins; a block that follows directly still belongs to it.
            if (_paragraph.Count > 0 && _paragraph[^1].Length == 0)
                _paragraph.Clear();
            _paragraph.Add(line);
        }
        string withoutCode = CodeSpan().Replace(line, m =>
        {
            _inline.Add((at + 1, m.Groups[1].Value));
            return "`";
        });
        foreach (Match match in LinkSpan().Matches(withoutCode))
            _links.Add(new MarkdownLink(at + 1, match.Groups[1].Value));
        return at + 1;
    }

    private void Add(int start, string language, IEnumerable<string> lines) =>
        _blocks.Add(new MarkdownBlock(Path, start + 1, language, [.. lines], string.Join('\n', _headings.Concat(_paragraph))));

    private string Anchor(string heading)
    {
        string plain = LinkText().Replace(heading, "$1").Replace("`", "", StringComparison.Ordinal);
        string anchor = string.Concat(plain.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
        int same = _anchors.Count(a => a == anchor || (a.StartsWith(anchor + "-", StringComparison.Ordinal) && int.TryParse(a[(anchor.Length + 1)..], out _)));
        return same == 0 ? anchor : $"{anchor}-{same}";
    }

    private static bool IsIndented(string line) => line.StartsWith("    ", StringComparison.Ordinal);

    [GeneratedRegex("^(#{1,6}) +(.*?) *$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkSpan();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();
}
