using System;
using System.Text;

namespace Edge.Quantize.Nano;

/// <summary>A statement of generated code: its length in IL and its lines.</summary>
internal static class NanoLine
{
    private const int MostCharacters = 150;

    /// <summary>Bytes of IL that the statement compiles to, at most: by its tokens, each at its longest encoding.</summary>
    public static int Bytes(string statement)
    {
        int bytes = 0;
        for (int i = 0; i < statement.Length; i++)
        {
            char c = statement[i];
            if (char.IsAsciiDigit(c))
            {
                int start = i;
                while (i + 1 < statement.Length && char.IsAsciiLetterOrDigit(statement[i + 1]))
                    i++;
                bytes += statement[i] == 'L' ? 9 : i - start > 2 ? 5 : 2;
            }
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                int start = i;
                while (i + 1 < statement.Length && (char.IsAsciiLetterOrDigit(statement[i + 1]) || statement[i + 1] == '_'))
                    i++;
                bytes += statement[start..(i + 1)] switch
                {
                    "if" or "for" or "while" or "else" => 5,
                    "long" or "int" or "byte" or "sbyte" or "short" => 1,
                    // A field or method is a token of four bytes behind its instruction, a local at most two.
                    var word => char.IsAsciiLetterUpper(word[0]) || word[0] == '_' ? 6 : 2,
                };
            }
            else if (c is '+' or '-' or '*' or '>' or '<' or '&' or '|' or '=' or '[' or '!' or '?')
            {
                bytes += 1;
            }
        }
        // A compound assignment reads what it writes.
        return bytes + (statement.Contains("= ", StringComparison.Ordinal) ? 3 : 0);
    }

    /// <summary>The statement, broken behind " +" or a comma where it is too long; no number is broken.</summary>
    /// <param name="statement">Without indent.</param>
    /// <param name="indent">Spaces before it.</param>
    public static string Wrap(string statement, int indent)
    {
        if (statement.Length + indent <= MostCharacters)
            return statement;
        var text = new StringBuilder();
        int start = 0, column = indent;
        while (statement.Length - start + column > MostCharacters)
        {
            int most = start + MostCharacters - column;
            int space = Math.Max(statement.LastIndexOf("+ ", most, most - start, StringComparison.Ordinal), statement.LastIndexOf(", ", most, most - start, StringComparison.Ordinal));
            if (space < 0)
                break;
            text.Append(statement, start, space + 1 - start).Append('\n').Append(' ', indent + 4);
            start = space + 2;
            column = indent + 4;
        }
        return text.Append(statement, start, statement.Length - start).ToString();
    }
}
