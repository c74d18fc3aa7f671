using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Emit;

/// <summary>Pieces of C# text. Names come from files of others: no text leaves the literal, identifier or comment that it is put into.</summary>
internal static class CSharpText
{
    /// <summary>Characters of a line of code, at most; numbers in arrays have some more.</summary>
    public const int MaxLine = 150;

    private const int MaxIdentifier = 48;
    private const int MaxLiteral = 100;

    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A string literal; a long one is a sum of shorter ones.</summary>
    public static string Literal(string value) =>
        value.Length == 0 ? "\"\"" : string.Join(" + ", value.Chunk(MaxLiteral).Select(part => $"\"{string.Concat(part.Select(Escape))}\""));

    /// <summary>A name for a member: letters and digits of the text, each word with a capital, at most 48 characters.</summary>
    public static string Identifier(string text)
    {
        var name = new StringBuilder();
        bool upper = true;
        foreach (char c in text)
        {
            // Converters join the names of layers that they fuse by semicolons, the result's first.
            if (name.Length == MaxIdentifier || (c == ';' && name.Length > 0))
                break;
            if (!char.IsAsciiLetterOrDigit(c))
            {
                upper = true;
                continue;
            }
            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? "Layer" + name : name.ToString();
    }

    /// <summary>A name for a comment: what stands before the semicolon at which converters join fused layers, cut at 48 characters.</summary>
    public static string Short(string name)
    {
        int end = name.IndexOf(';', StringComparison.Ordinal);
        string first = end > 0 ? name[..end] : name;
        return first.Length <= MaxIdentifier ? first : first[..(MaxIdentifier - 3)] + "...";
    }

    /// <summary>Text for the inside of an XML documentation comment, on one line.</summary>
    public static string Xml(string text) => OneLine(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Comment lines: the text broken between words so that no line is longer than 150 characters.</summary>
    /// <param name="text">The text; it cannot end the comment.</param>
    /// <param name="start">What each line begins with, as "// ".</param>
    public static string Comment(string text, string start)
    {
        var lines = new StringBuilder();
        string rest = OneLine(text);
        int most = MaxLine - start.Length;
        while (rest.Length > most)
        {
            int space = rest.LastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.Append(start).Append(rest, 0, end).Append('\n');
            rest = rest[end..].TrimStart(' ');
        }
        return lines.Append($"{start}{rest}".TrimEnd(' ')).Append('\n').ToString();
    }

    /// <summary>Code whose lines over 150 characters are broken behind a comma or plus, else behind a parenthesis, and go on one step further in.</summary>
    public static string Wrap(string code) => string.Join('\n', code.Split('\n').Select(WrapLine));

    private static string WrapLine(string line)
    {
        if (line.Length <= MaxLine)
            return line;
        string indent = new(' ', line.Length - line.TrimStart(' ').Length + 4);
        var text = new StringBuilder();
        int start = 0, lastBreak = 0, lastParenthesis = 0;
        bool inString = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '"')
                inString = !inString;
            else if (line[i] == ' ' && i > 0 && !inString && line[i - 1] is ',' or '+')
                lastBreak = i + 1;
            else if (line[i] == '(' && !inString)
                lastParenthesis = i + 1;
            int end = lastBreak > start ? lastBreak : lastParenthesis;
            if (i - start + (text.Length > 0 ? indent.Length : 0) >= MaxLine && end > start)
            {
                text.Append(text.Length > 0 ? indent : "").Append(line.AsSpan(start, end - start).TrimEnd(' ')).Append('\n');
                start = end;
            }
        }
        return text.Append(text.Length > 0 ? indent : "").Append(line, start, line.Length - start).ToString();
    }

    private static string Escape(char c) => c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");

    // A comment ends at a line end, of which Unicode has several; characters that turn the direction of text would hide what stands there.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        ? '?'
        : c));
}
