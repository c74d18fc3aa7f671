using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Trainer.Judging;

/// <summary>How accuracy falls as more is answered.</summary>
internal static class CoverageCurve
{
    private const int Points = 50;

    /// <summary>The point of one limit.</summary>
    /// <param name="digits">Photographs of digits, at least one.</param>
    /// <param name="others">Photographs of something else, at least one.</param>
    /// <param name="score">The rule.</param>
    /// <param name="limit">Scores of this and more are answered.</param>
    public static CurvePoint Point(IReadOnlyCollection<JudgedPhotograph> digits, IReadOnlyCollection<JudgedPhotograph> others, Func<JudgedPhotograph, double> score, double limit)
    {
        JudgedPhotograph[] answered = [.. digits.Where(p => p.Label >= 0 && score(p) >= limit)];
        return new CurvePoint(
            (double)answered.Length / digits.Count,
            answered.Length == 0 ? 1 : (double)answered.Count(p => p.IsRight) / answered.Length,
            (double)others.Count(p => p.Label >= 0 && score(p) >= limit) / others.Count);
    }

    /// <summary>Points at even steps of coverage.</summary>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyCollection<JudgedPhotograph> digits, IReadOnlyCollection<JudgedPhotograph> others, Func<JudgedPhotograph, double> score)
    {
        double[] limits = [.. digits.Where(p => p.Label >= 0).Select(score).OrderDescending()];
        var curve = new List<CurvePoint>();
        for (int i = 1; i <= Points && limits.Length > 0; i++)
        {
            CurvePoint point = Point(digits, others, score, limits[Math.Clamp((limits.Length * i / Points) - 1, 0, limits.Length - 1)]);
            if (curve.Count == 0 || point.Coverage > curve[^1].Coverage)
                curve.Add(point);
        }
        return curve;
    }
}
