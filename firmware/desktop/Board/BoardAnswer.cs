using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Nano;

namespace Edge.Desktop.Board;

/// <summary>A line from a board: its kind and its values.</summary>
internal sealed class BoardAnswer
{
    private const string CheckMark = " crc=";

    private readonly Dictionary<string, string> _values;

    private BoardAnswer(string line, string kind, Dictionary<string, string> values)
    {
        Line = line;
        Kind = kind;
        _values = values;
    }

    /// <summary>The line without its check.</summary>
    public string Line { get; }

    /// <summary>edge, selftest, digit, picture or error.</summary>
    public string Kind { get; }

    /// <summary>The number of the frame that is answered; null where the board could not tell.</summary>
    public int? Sequence => Number("seq");

    /// <summary>The digit; null where there is none.</summary>
    public int? Label => Number("label");

    /// <summary>Whether the picture looked like a digit at all by the board's rule; firmware without one claims so of each.</summary>
    public bool Knows => Text("knows") != "no";

    /// <summary>The probability of each digit; empty where there is none.</summary>
    public IReadOnlyList<double> Probabilities => [.. Numbers("p256").Select(p => p / 256.0)];

    /// <summary>Left, top, right and bottom edge of the digit in pixels of the frame; empty where there is none.</summary>
    public IReadOnlyList<int> Box => Numbers("box");

    /// <summary>Microseconds that the board took to find the digit.</summary>
    public int? FindTime => Number("find_us");

    /// <summary>Microseconds that the network took.</summary>
    public int? NetworkTime => Number("network_us");

    /// <summary>Reads a line. A line whose check is wrong, as half a line after a reset, is none.</summary>
    public static BoardAnswer? Parse(string line)
    {
        int end = line.LastIndexOf(CheckMark, StringComparison.Ordinal);
        if (end < 0 || !uint.TryParse(line.AsSpan(end + CheckMark.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint check))
            return null;
        byte[] checkedPart = Encoding.Latin1.GetBytes(line, 0, end);
        if (Crc32.Of(checkedPart, 0, checkedPart.Length) != check)
            return null;
        line = line[..end];
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
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
