using System;
using System.Collections.Generic;
using System.Globalization;

/// <summary>The strokes of the signs that <see cref="Handwriting"/> writes.</summary>
internal static class Strokes
{
    // Corners on a grid of 100 by 140, x and y in turns; a corner that is said three times stays sharp, the others are rounded.
    private static readonly Dictionary<char, string> Corners = new()
    {
        ['0'] = "50,0 10,20 0,75 20,135 55,140 95,115 100,60 85,10 50,0",
        ['1'] = "60,0 45,140",
        ['2'] = "5,30 30,0 80,0 95,35 70,80 0,140 0,140 0,140 100,135",
        ['3'] = "10,10 60,0 95,25 75,60 35,65 35,65 35,65 90,80 95,120 50,140 0,125",
        ['4'] = "25,0 0,80 0,80 0,80 100,75; 75,15 65,140",
        ['5'] = "90,0 25,0 25,0 25,0 10,60 10,60 10,60 70,50 100,90 75,135 30,140 0,120",
        ['6'] = "75,0 25,40 0,95 20,140 75,140 90,100 60,75 10,95",
        ['7'] = "0,5 95,0 95,0 95,0 50,70 35,140",
        ['8'] = "85,20 50,0 10,20 25,55 75,85 90,120 50,140 5,120 20,85 70,55 85,20",
        ['9'] = "90,25 50,0 5,25 15,65 60,70 90,30 90,30 90,30 85,90 70,140",
        ['A'] = "0,140 50,0 50,0 50,0 100,140; 20,90 80,90",
        ['K'] = "5,0 5,140; 95,0 5,75 5,75 5,75 100,140",
        ['M'] = "0,140 10,0 10,0 10,0 50,90 50,90 50,90 90,0 90,0 90,0 100,140",
        ['W'] = "0,0 25,140 25,140 25,140 50,40 50,40 50,40 75,140 75,140 75,140 100,0",
        ['X'] = "0,0 100,140; 100,0 0,140",
    };

    /// <summary>The strokes as lines from point to point, in heights of the sign.</summary>
    public static IEnumerable<(double X, double Y)[]> Of(char sign)
    {
        foreach (string stroke in Corners[sign].Split("; "))
            yield return Round(Round(Round(Array.ConvertAll(stroke.Split(' '), Parse))));
    }

    private static (double X, double Y) Parse(string corner)
    {
        int comma = corner.IndexOf(',', StringComparison.Ordinal);
        return (int.Parse(corner[..comma], CultureInfo.InvariantCulture) / 140.0, int.Parse(corner[(comma + 1)..], CultureInfo.InvariantCulture) / 140.0);
    }

    // Chaikin's rule: each line gives way to its middle half.
    private static (double X, double Y)[] Round((double X, double Y)[] points)
    {
        var round = new List<(double X, double Y)> { points[0] };
        for (int i = 1; i < points.Length; i++)
        {
            ((double x0, double y0), (double x1, double y1)) = (points[i - 1], points[i]);
            round.Add((0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1));
            round.Add((0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1));
        }
        round.Add(points[^1]);
        return [.. round];
    }
}
