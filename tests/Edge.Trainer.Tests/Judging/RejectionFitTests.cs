using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Judging;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Judging;

/// <summary>Proves the fit of rejection rules on made logits, where it is known what a good rule is.</summary>
public sealed class RejectionFitTests
{
    private const int Classes = 3;

    [Fact]
    public void TheRuleAnswersTheAskedShareAndFewOthers()
    {
        RejectionFile open = RejectionFit.Fit(Samples(1), Classes);
        LogitRejection rule = RejectionFit.WithCoverage(open, Scores(open.ToRule(), Samples(2)), 0.9).ToRule();
        RejectionSample[] samples = Samples(3);
        Assert.InRange(Answered(samples.Where(p => p.Truth >= 0), rule), 0.87, 0.93);
        Assert.InRange(Answered(samples.Where(p => p.Truth < 0), rule), 0, 0.01);
    }

    [Fact]
    public void WhatIsNeverAnsweredCountsInTheShare()
    {
        RejectionFile open = RejectionFit.Fit(Samples(1), Classes);
        double[] scores = [.. Scores(open.ToRule(), Samples(2))];
        Array.Sort(scores);
        // One in ten is no answer whatever the limit: of the rest the best eight ninths are to be answered.
        IEnumerable<double> some = scores.Select((score, i) => i % 10 == 0 ? double.NegativeInfinity : score);
        LogitRejection rule = RejectionFit.WithCoverage(open, some, 0.8).ToRule();
        Assert.InRange(Answered(Samples(2).Where(p => p.Truth >= 0), rule), 0.87, 0.91);
        // More than can be had is all that there is.
        RejectionFile all = RejectionFit.WithCoverage(open, some, 1);
        Assert.Equal(open.Biases.Select(b => b - scores.Where((_, i) => i % 10 != 0).Min()), all.Biases.Select(b => (double)b));
    }

    [Fact]
    public void AFileGivesTheSameRuleAgain()
    {
        RejectionFile file = RejectionFit.Fit(Samples(1), Classes);
        LogitRejection rule = file.ToRule(), again = JsonOutput.Parse<RejectionFile>(JsonOutput.Format(file)).ToRule();
        Assert.All(Samples(3), p => Assert.Equal(rule.Score(p.Logits, p.Label), again.Score(p.Logits, p.Label)));
    }

    [Fact]
    public void TooFewPhotographsOfAClassAreRefused()
    {
        RejectionSample[] samples = [.. Samples(1).Where(p => p.Label != 1 || p.Truth < 0)];
        string message = Assert.Throws<InvalidOperationException>(() => RejectionFit.Fit(samples, Classes)).Message;
        Assert.StartsWith("Expected at least 20 photographs of either kind for each answer, got 0 right ones and ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(21)]
    public void PooledFeaturesWeighWhatSingleOnesDo(int inputs)
    {
        var random = new SplitMix64(6);
        var roles = new LogitRoles(10, inputs);
        double[] features = [.. Enumerable.Range(0, (2 * inputs) + 1).Select(_ => random.NextGaussian())];
        for (int label = 0; label < 10; label++)
        {
            double[] pooled = roles.Pool(features, label), weights = [.. pooled.Select(_ => random.NextGaussian())];
            Assert.Equal(pooled.Zip(weights, (f, w) => f * w).Sum(), features.Zip(roles.Spread(weights, label), (f, w) => f * w).Sum(), 1e-9);
        }
    }

    [Fact]
    public void WithAHighPenaltyTheWeightsStayAtTheCentre()
    {
        double[][] features = [[1, 2], [2, -1], [0.5, 1]];
        double[] fitted = LogisticRegression.Fit(features, [true, false, true], [1, 1, 1], 1e9, [0.3, -0.7]);
        Assert.Equal(0.3, fitted[0], 1e-6);
        Assert.Equal(-0.7, fitted[1], 1e-6);
    }

    [Fact]
    public void LogisticRegressionFindsTheWeightsThatMadeTheTargets()
    {
        var random = new SplitMix64(4);
        var features = new double[4000][];
        var targets = new bool[features.Length];
        double[] weights = [2, -3, 0.5];
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = [random.NextGaussian(), random.NextGaussian(), 1];
            double z = features[i].Zip(weights, (x, w) => x * w).Sum();
            targets[i] = random.NextSingle() < 1 / (1 + Math.Exp(-z));
        }
        double[] fitted = LogisticRegression.Fit(features, targets, [.. Enumerable.Repeat(1.0, features.Length)], 1e-3);
        for (int i = 0; i < weights.Length; i++)
            Assert.Equal(weights[i], fitted[i], 0.3);
    }

    private static double Answered(IEnumerable<RejectionSample> samples, LogitRejection rule) => samples.Average(p => rule.Knows(p.Logits, p.Label) ? 1.0 : 0);

    private static IEnumerable<double> Scores(LogitRejection rule, IEnumerable<RejectionSample> samples) => samples.Where(p => p.Truth >= 0).Select(p => (double)rule.Score(p.Logits, p.Label));

    // A digit has one high logit and the others low; something else has the same winner and others at odd places.
    private static RejectionSample[] Samples(long seed)
    {
        var samples = new RejectionSample[3000];
        for (int i = 0; i < samples.Length; i++)
        {
            var random = new SplitMix64(seed, 0, i);
            int label = i % Classes;
            bool digit = i % 2 == 0;
            var logits = new sbyte[Classes];
            for (int k = 0; k < Classes; k++)
                logits[k] = (sbyte)Math.Clamp(Math.Round((k == label ? 60 : digit ? -40 : 10) + (12 * random.NextGaussian())), -128, 127);
            samples[i] = new RejectionSample(digit ? label : -1, label, logits);
        }
        return samples;
    }
}
