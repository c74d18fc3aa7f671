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
    /// <param name="others">Photographs of something else.</param>
    /// <param name="isAnswer">What is answered of that which the reader found.</param>
    public static CurvePoint Point(IReadOnlyCollection<JudgedPhotograph> digits, IReadOnlyCollection<JudgedPhotograph> others, Func<JudgedDigit, bool> isAnswer)
    {
        Outcome of = Outcome.Of(digits, isAnswer), other = Outcome.Of(others, isAnswer);
        return new CurvePoint((double)of.Answered / of.Digits, of.Accuracy(digits.All(p => p.Truth.Count == 1)), other.Digits == 0 ? 0 : (double)other.Answered / other.Digits);
    }

    /// <summary>Points at even steps of what the reader found in the photographs of digits.</summary>
    /// <param name="digits">Photographs of digits, at least one.</param>
    /// <param name="others">Photographs of something else.</param>
    /// <param name="score">What the limit is set on; what has no finite score is never answered.</param>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyCollection<JudgedPhotograph> digits, IReadOnlyCollection<JudgedPhotograph> others, Func<JudgedDigit, double> score)
    {
        double[] limits = [.. digits.SelectMany(p => p.Found).Select(score).Where(double.IsFinite).OrderDescending()];
        var curve = new List<CurvePoint>();
        for (int i = 1; i <= Points && limits.Length > 0; i++)
        {
            double limit = limits[Math.Clamp((limits.Length * i / Points) - 1, 0, limits.Length - 1)];
            CurvePoint point = Point(digits, others, d => score(d) >= limit);
            if (curve.Count == 0 || point.Coverage > curve[^1].Coverage)
                curve.Add(point);
        }
        return curve;
    }
}
