using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Emit;

/// <summary>Pieces of C# text.</summary>
internal static class CSharpText
{
    private const int MaxLine = 150;

    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A string literal.</summary>
    public static string Literal(string value) => "\"" + value.Replace("\\", "\\\\", System.StringComparison.Ordinal).Replace("\"", "\\\"", System.StringComparison.Ordinal) + "\"";

    /// <summary>"new int[] { 1, 2 }".</summary>
    public static string Array(IEnumerable<int> values) => $"new int[] {{ {string.Join(", ", values)} }}";

    /// <summary>A name for a member: letters and digits of the text, each word with a capital.</summary>
    public static string Identifier(string text)
    {
        var name = new StringBuilder();
        bool upper = true;
        foreach (char c in text)
        {
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

    /// <summary>Numbers separated by commas, in lines of at most 150 characters with an indent.</summary>
    public static string Lines(IEnumerable<int> values, string indent)
    {
        var text = new StringBuilder();
        var line = new StringBuilder(indent);
        foreach (string number in values.Select(v => v.ToString(CultureInfo.InvariantCulture) + ","))
        {
            if (line.Length + 1 + number.Length > MaxLine)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(indent);
            }
            line.Append(line.Length == indent.Length ? "" : " ").Append(number);
        }
        return text.Append(line).ToString();
    }
}
