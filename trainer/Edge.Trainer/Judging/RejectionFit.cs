using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Trainer.Judging;

/// <summary>Fits the rule that says "no digit" to what a network does with photographs of digits and of other things.</summary>
/// <remarks>
/// A logistic regression on the logits and their squares tells right answers from wrong ones and from non-digits: first one for all classes, whose weights depend on a logit's
/// role (<see cref="LogitRoles"/>), and then for each class one that stays near it. What is answered wrongly is the rare exception, and of each class there are few of them.
/// The weights are rounded to whole numbers, and the limit is set where the asked share of the digits that the reader has located is answered.
/// </remarks>
internal static class RejectionFit
{
    // Logits are int8: with this unit they and their squares are of the order of 1.
    private const double Unit = 128;
    private const double Penalty = 0.3;
    private const double ClassPenalty = 20;
    private const int LeastSamples = 20;
    private const double MaxBias = 1 << 29;

    /// <summary>Fits the weights; the limit is where right answers are as probable as others.</summary>
    /// <param name="samples">What was made of photographs for calibration: none of those that the rule is judged by.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="InvalidOperationException">There are too few samples of a class.</exception>
    public static RejectionFile Fit(IReadOnlyList<RejectionSample> samples, int classes)
    {
        var roles = new LogitRoles(classes, samples.Count == 0 ? classes : samples[0].Logits.Length);
        double[][] features = [.. samples.Select(p => roles.Pool(Features(p.Logits), p.Label))];
        bool[] targets = [.. samples.Select(p => p.IsRight)];
        double[] pooled = LogisticRegression.Fit(features, targets, Importance(targets), Penalty);
        var weights = new double[classes][];
        for (int label = 0; label < classes; label++)
            weights[label] = FitClass([.. samples.Where(p => p.Label == label)], roles.Spread(pooled, label));
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

    private static double[] FitClass(RejectionSample[] judged, double[] centre)
    {
        int right = judged.Count(p => p.IsRight), rest = judged.Length - right;
        if (right < LeastSamples || rest < LeastSamples)
            throw new InvalidOperationException(
                $"Expected at least {LeastSamples} photographs of either kind for each answer, got {right} right ones and {rest} others; calibrate with more photographs.");
        bool[] targets = [.. judged.Select(p => p.IsRight)];
        return LogisticRegression.Fit([.. judged.Select(p => Features(p.Logits))], targets, Importance(targets), ClassPenalty, centre);
    }

    // Right answers and the rest count alike in sum, however often the network answers a class to other things.
    private static double[] Importance(bool[] targets)
    {
        double right = Math.Max(targets.Count(t => t), 1), rest = Math.Max(targets.Length - right, 1);
        return [.. targets.Select(t => targets.Length / 2.0 / (t ? right : rest))];
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
