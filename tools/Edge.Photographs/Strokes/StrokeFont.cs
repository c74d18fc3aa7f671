using System;
using System.Collections.Generic;
using System.Globalization;

namespace Edge.Photographs.Strokes;

/// <summary>Letters as strokes of a pen, of those that a person does not read as a digit: no b, B, D, g, G, i, I, j, J, l, o, O, q, Q, s, S, z, Z.</summary>
internal static class StrokeFont
{
    /// <summary>Height of a capital in the font's units; the base line is there.</summary>
    public const float CapHeight = 10;

    // Places x,y from the top left, y down to the base line at 10; a stroke that begins with ~ is a smooth curve through its places.
    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['A'] = "0,10 4,0 8,10|1.6,6.2 6.4,6.2",
        ['C'] = "~7,1.6 5.5,.3 3.4,.1 1.2,1.8 .2,5 1.2,8.2 3.4,9.9 5.5,9.7 7,8.4",
        ['E'] = "6,0 0,0 0,10 6,10|0,4.8 5,4.8",
        ['F'] = "6,0 0,0 0,10|0,4.8 4.8,4.8",
        ['H'] = "0,0 0,10|7,0 7,10|0,5 7,5",
        ['K'] = "0,0 0,10|6.4,0 0,5.8|2.2,4.2 6.6,10",
        ['L'] = "0,0 0,10 6,10",
        ['M'] = "0,10 .6,0 4.2,6.4 7.8,0 8.4,10",
        ['N'] = "0,10 0,0 7,10 7,0",
        ['P'] = "0,10 0,0|~0,0 3.6,0 6,1.2 6,4 3.6,5.4 0,5.4",
        ['R'] = "0,10 0,0|~0,0 3.6,0 6,1.2 6,3.8 3.6,5 0,5|2.6,5 6.6,10",
        ['T'] = "0,0 7.6,0|3.8,0 3.8,10",
        ['U'] = "~0,0 0,6.6 1,9.2 3.4,10 5.8,9.2 6.8,6.6 6.8,0",
        ['V'] = "0,0 3.8,10 7.6,0",
        ['W'] = "0,0 2.4,10 4.8,2.4 7.2,10 9.6,0",
        ['X'] = "0,0 7,10|7,0 0,10",
        ['Y'] = "0,0 3.6,5|7.2,0 3.6,5 3.6,10",
        ['a'] = "~5,4.6 3,3.8 .8,4.8 0,7 .8,9.2 2.8,10 4.6,8.8 5,7|5,3.9 5,8.6 6.2,10",
        ['c'] = "~5,5 3.4,3.9 1.2,4.6 0,7 1.2,9.3 3.4,10 5,9",
        ['d'] = "~5,4.8 3,3.8 .8,4.8 0,7 .8,9.2 2.8,10 5,8.6|5,-.4 5,10",
        ['e'] = "~.2,7 5,6.6 4.8,4.8 3,3.8 .8,4.8 0,7 .8,9.2 3,10 5,9.2",
        ['f'] = "~5,.4 3.4,-.2 2.2,1 2,3 2,10|0,4.2 4.4,4.2",
        ['h'] = "0,-.4 0,10|~0,6 1.6,4.2 3.6,4 4.8,5.4 5,10",
        ['k'] = "0,-.4 0,10|4.6,4 0,7.4|1.8,6.4 5,10",
        ['m'] = "0,4 0,10|~0,6 1.4,4.2 2.8,4.2 3.6,5.8 3.6,10|~3.6,6 5,4.2 6.4,4.2 7.2,5.8 7.2,10",
        ['n'] = "0,4 0,10|~0,6 1.6,4.2 3.6,4 4.8,5.4 5,10",
        ['p'] = "0,4 0,13.6|~0,5 2.2,3.9 4.4,4.6 5.2,7 4.4,9.4 2.2,10 0,9",
        ['r'] = "0,4 0,10|~0,6.4 1.2,4.6 2.8,4 4,4.4",
        ['t'] = "~2,1 2,7.8 2.6,9.6 4,10 5,9.4|0,4.2 4.4,4.2",
        ['u'] = "~0,4 0,8 1.2,9.8 3,9.8 5,8|5,4 5,8.8 6,10",
        ['v'] = "0,4 2.6,10 5.2,4",
        ['w'] = "0,4 1.8,10 3.6,5.2 5.4,10 7.2,4",
        ['x'] = "0,4 5,10|5,4 0,10",
    };

    private static readonly Dictionary<char, (float X, float Y)[][]> Parsed = Parse();

    /// <summary>The letters there are.</summary>
    public static string Letters { get; } = string.Concat(Glyphs.Keys);

    /// <summary>The strokes of a letter, each a chain of places in the font's units.</summary>
    public static (float X, float Y)[][] Strokes(char letter) => Parsed[letter];

    private static Dictionary<char, (float X, float Y)[][]> Parse()
    {
        var parsed = new Dictionary<char, (float X, float Y)[][]>();
        foreach ((char letter, string glyph) in Glyphs)
            parsed[letter] = Array.ConvertAll(glyph.Split('|'), ParseStroke);
        return parsed;
    }

    private static (float X, float Y)[] ParseStroke(string text)
    {
        (float X, float Y)[] points = Array.ConvertAll(text.TrimStart('~').Split(' '), place =>
        {
            string[] numbers = place.Split(',');
            return (float.Parse(numbers[0], CultureInfo.InvariantCulture), float.Parse(numbers[1], CultureInfo.InvariantCulture));
        });
        return text[0] == '~' ? Curve.Through(points, 5) : points;
    }
}
