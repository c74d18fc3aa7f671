using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Trainer.Judging;

/// <summary>Fits the rule that says "no digit" to what a network does with photographs of digits and of other things.</summary>
/// <remarks>
/// For each class a logistic regression on the ten logits and their squares tells right answers from wrong ones and from non-digits; the weights are
/// rounded to whole numbers, and the limit is set where the asked share of the digits is answered.
/// </remarks>
internal static class RejectionFit
{
    // Logits are int8: with this unit they and their squares are of the order of 1.
    private const double Unit = 128;
    private const double Penalty = 0.3;
    private const int LeastSamples = 20;

    /// <summary>Fits the rule.</summary>
    /// <param name="judged">Photographs for calibration: none of those that the rule is judged by.</param>
    /// <param name="limiting">Those of them that the limit is set by.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="coverage">The share of the digits that shall be answered, 0 to 1.</param>
    public static RejectionFile Fit(IReadOnlyList<JudgedPhotograph> judged, IReadOnlyList<JudgedPhotograph> limiting, int classes, double coverage)
    {
        var weights = new double[classes][];
        for (int label = 0; label < classes; label++)
            weights[label] = FitClass([.. judged.Where(p => p.Label == label)], classes);
        LogitRejection open = Round(weights, classes, 0).ToRule();
        // Vision's misses count as not answered too.
        int digits = limiting.Count(p => p.IsDigit);
        int[] scores = [.. limiting.Where(p => p.IsDigit && p.Label >= 0).Select(p => open.Score(p.Logits, 0, p.Label)).OrderDescending()];
        int answered = (int)Math.Ceiling(coverage * digits);
        int limit = scores.Length == 0 ? 0 : scores[Math.Clamp(answered - 1, 0, scores.Length - 1)];
        return Round(weights, classes, limit);
    }

    private static double[] FitClass(JudgedPhotograph[] judged, int classes)
    {
        int right = judged.Count(p => p.IsRight), rest = judged.Length - right;
        if (right < LeastSamples || rest < LeastSamples)
            throw new InvalidOperationException(
                $"Expected at least {LeastSamples} photographs of either kind for each answer, got {right} right ones and {rest} others; calibrate with more photographs.");
        // Right answers and the rest count alike in sum, however often the network answers this class to other things.
        double[] importance = [.. judged.Select(p => judged.Length / 2.0 / (p.IsRight ? right : rest))];
        return LogisticRegression.Fit([.. judged.Select(p => Features(p.Logits, classes))], [.. judged.Select(p => p.IsRight)], importance, Penalty);
    }

    private static double[] Features(sbyte[] logits, int classes)
    {
        var features = new double[(2 * classes) + 1];
        for (int i = 0; i < classes; i++)
        {
            features[i] = logits[i] / Unit;
            features[classes + i] = features[i] * features[i];
        }
        features[^1] = 1;
        return features;
    }

    private static RejectionFile Round(double[][] weights, int classes, int limit)
    {
        double largest = weights.Max(row => row.Take(2 * classes).Max(Math.Abs)), scale = LogitRejection.MaxWeight / largest;
        var linear = new short[classes * classes];
        var squares = new short[linear.Length];
        var biases = new int[classes];
        for (int label = 0; label < classes; label++)
        {
            for (int i = 0; i < classes; i++)
            {
                linear[(label * classes) + i] = (short)Math.Round(weights[label][i] * scale);
                squares[(label * classes) + i] = (short)Math.Round(weights[label][classes + i] * scale);
            }
            biases[label] = (int)Math.Clamp(Math.Round(weights[label][^1] * scale * Unit * Unit) - limit, -(1 << 29), 1 << 29);
        }
        return new RejectionFile { Photographs = 0, Seed = 0, Linear = linear, Squares = squares, Biases = biases };
    }
}
