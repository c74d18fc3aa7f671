using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Edge.Desktop.Board;

/// <summary>A line from a board: its kind and its values.</summary>
internal sealed class BoardAnswer
{
    private readonly Dictionary<string, string> _values;

    private BoardAnswer(string line, string kind, Dictionary<string, string> values)
    {
        Line = line;
        Kind = kind;
        _values = values;
    }

    /// <summary>The whole line.</summary>
    public string Line { get; }

    /// <summary>edge, selftest, digit, picture or error.</summary>
    public string Kind { get; }

    /// <summary>The number of the frame that is answered; null where the board could not tell.</summary>
    public int? Sequence => Number("seq");

    /// <summary>The digit; null where there is none.</summary>
    public int? Label => Number("label");

    /// <summary>The probability of each digit; empty where there is none.</summary>
    public IReadOnlyList<double> Probabilities => [.. Numbers("p256").Select(p => p / 256.0)];

    /// <summary>Left, top, right and bottom edge of the digit in pixels of the frame; empty where there is none.</summary>
    public IReadOnlyList<int> Box => Numbers("box");

    /// <summary>Microseconds that the board took to find the digit.</summary>
    public int? FindTime => Number("find_us");

    /// <summary>Microseconds that the network took.</summary>
    public int? NetworkTime => Number("network_us");

    /// <summary>Reads a line. A line of no known kind, as half a line after a reset, is none.</summary>
    public static BoardAnswer? Parse(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] is not ("edge" or "selftest" or "digit" or "picture" or "error"))
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string word in words.Skip(1))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[word[..equals]] = word[(equals + 1)..];
        }
        return new BoardAnswer(line, words[0], values);
    }

    /// <summary>A value as text, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    private int? Number(string name) =>
        _values.TryGetValue(name, out string? text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private int[] Numbers(string name) =>
        _values.TryGetValue(name, out string? text)
            ? [.. text.Split(',').Select(n => int.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0)]
            : [];
}
