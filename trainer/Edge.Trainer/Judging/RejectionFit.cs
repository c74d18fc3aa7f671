using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Trainer.Judging;

/// <summary>Fits the rule that says "no digit" to what a network does with photographs of digits and of other things.</summary>
/// <remarks>
/// For each class a logistic regression on the ten logits and their squares tells right answers from wrong ones and from non-digits; the weights are
/// rounded to whole numbers, and the limit is set where the asked share of the digits that the reader has located is answered.
/// </remarks>
internal static class RejectionFit
{
    // Logits are int8: with this unit they and their squares are of the order of 1.
    private const double Unit = 128;
    private const double Penalty = 0.3;
    private const int LeastSamples = 20;
    private const double MaxBias = 1 << 29;

    /// <summary>Fits the weights; the limit is where right answers are as probable as others.</summary>
    /// <param name="samples">What was made of photographs for calibration: none of those that the rule is judged by.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="InvalidOperationException">There are too few samples of a class.</exception>
    public static RejectionFile Fit(IReadOnlyList<RejectionSample> samples, int classes)
    {
        var weights = new double[classes][];
        for (int label = 0; label < classes; label++)
            weights[label] = FitClass([.. samples.Where(p => p.Label == label)]);
        return Round(weights);
    }

    /// <summary>Moves the limit.</summary>
    /// <param name="file">The rule.</param>
    /// <param name="scores">What it says to digits; no finite number where they are not answered in any case.</param>
    /// <param name="coverage">The share of them that shall be answered, 0 to 1.</param>
    public static RejectionFile WithCoverage(RejectionFile file, IEnumerable<double> scores, double coverage)
    {
        double[] all = [.. scores];
        double[] ordered = [.. all.Where(double.IsFinite).OrderDescending()];
        double limit = ordered.Length == 0 ? 0 : ordered[Math.Clamp((int)Math.Ceiling(coverage * all.Length) - 1, 0, ordered.Length - 1)];
        return file with { Biases = [.. file.Biases.Select(bias => Clamp(bias - limit))] };
    }

    private static double[] FitClass(RejectionSample[] judged)
    {
        int right = judged.Count(p => p.IsRight), rest = judged.Length - right;
        if (right < LeastSamples || rest < LeastSamples)
            throw new InvalidOperationException(
                $"Expected at least {LeastSamples} photographs of either kind for each answer, got {right} right ones and {rest} others; calibrate with more photographs.");
        // Right answers and the rest count alike in sum, however often the network answers this class to other things.
        double[] importance = [.. judged.Select(p => judged.Length / 2.0 / (p.IsRight ? right : rest))];
        return LogisticRegression.Fit([.. judged.Select(p => Features(p.Logits))], [.. judged.Select(p => p.IsRight)], importance, Penalty);
    }

    private static double[] Features(sbyte[] logits)
    {
        var features = new double[(2 * logits.Length) + 1];
        for (int i = 0; i < logits.Length; i++)
        {
            features[i] = logits[i] / Unit;
            features[logits.Length + i] = features[i] * features[i];
        }
        features[^1] = 1;
        return features;
    }

    private static RejectionFile Round(double[][] weights)
    {
        int inputs = weights[0].Length / 2;
        double scale = LogitRejection.MaxWeight / weights.Max(row => row[..^1].Max(Math.Abs));
        short[] Rounded(int from) => [.. weights.SelectMany(row => row[from..(from + inputs)]).Select(w => (short)Math.Round(w * scale))];
        return new RejectionFile { Photographs = 0, Seed = 0, Linear = Rounded(0), Squares = Rounded(inputs), Biases = [.. weights.Select(row => Clamp(row[^1] * scale * Unit * Unit))] };
    }

    private static int Clamp(double bias) => (int)Math.Clamp(Math.Round(bias), -MaxBias, MaxBias);
}
