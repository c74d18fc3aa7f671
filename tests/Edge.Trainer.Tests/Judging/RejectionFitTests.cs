using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Photographs;
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
        RejectionFile file = RejectionFit.Fit(Photographs(1), Photographs(2), Classes, 0.9);
        LogitRejection rule = file.ToRule();
        JudgedPhotograph[] judged = Photographs(3);
        Assert.InRange(Answered(judged.Where(p => p.IsDigit), rule), 0.87, 0.93);
        Assert.InRange(Answered(judged.Where(p => !p.IsDigit), rule), 0, 0.01);
        // The probability is the same for all and could not tell them apart.
        Assert.Single(judged.Select(p => p.Probability).Distinct());
    }

    [Fact]
    public void AFileGivesTheSameRuleAgain()
    {
        RejectionFile file = RejectionFit.Fit(Photographs(1), Photographs(2), Classes, 0.9);
        LogitRejection rule = file.ToRule(), again = JsonOutput.Parse<RejectionFile>(JsonOutput.Format(file)).ToRule();
        Assert.All(Photographs(3), p => Assert.Equal(rule.Score(p.Logits, p.Label), again.Score(p.Logits, p.Label)));
    }

    [Fact]
    public void TooFewPhotographsOfAClassAreRefused()
    {
        JudgedPhotograph[] judged = [.. Photographs(1).Where(p => p.Label != 1 || !p.IsDigit)];
        string message = Assert.Throws<InvalidOperationException>(() => RejectionFit.Fit(judged, judged, Classes, 0.9)).Message;
        Assert.StartsWith("Expected at least 20 photographs of either kind for each answer, got 0 right ones and ", message, StringComparison.Ordinal);
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

    [Fact]
    public void TheReportCountsWhatIsAnswered()
    {
        JudgedPhotograph[] judged =
        [
            new(3, "", Disturbances.Blur | Disturbances.Shadow, true, 3, 0.9f, []),
            new(4, "", Disturbances.Blur, true, 5, 0.8f, []),
            new(5, "", Disturbances.None, false, -1, 0, []),
            new(6, "", Disturbances.Shadow, true, 6, 0.2f, []),
            new(-1, "letter", Disturbances.None, false, 2, 0.7f, []),
            new(-1, "hand", Disturbances.None, false, -1, 0, []),
        ];
        JudgeReport report = JudgeReport.Make("m", "setting hard", 1, judged, p => p.Probability - 0.5);
        Assert.Equal(new CurvePoint(0.5, 0.5, 0.5), report.Chosen);
        Assert.Equal(0.75, report.Located);
        Assert.Equal(new KindResult("blur", 2, 2, 2, 1), Assert.Single(report.Disturbances, k => k.Kind == "blur"));
        Assert.Equal(new KindResult("shadow", 2, 2, 1, 1), Assert.Single(report.Disturbances, k => k.Kind == "shadow"));
        Assert.Equal(new KindResult("letter", 1, 1, 1, 0), Assert.Single(report.Others, k => k.Kind == "letter"));
        Assert.Equal(new KindResult("all", 2, 1, 1, 0), report.Others[0]);
        Assert.Equal([0.25, 0.5, 0.75], report.Curve.Select(p => p.Coverage));
        Assert.Equal([1, 0.5, 2.0 / 3], report.Curve.Select(p => p.Accuracy));
    }

    private static double Answered(IEnumerable<JudgedPhotograph> judged, LogitRejection rule) => judged.Average(p => rule.Knows(p.Logits, p.Label) ? 1.0 : 0);

    // A digit has one high logit and the others low; something else has the same winner and others at odd places.
    private static JudgedPhotograph[] Photographs(long seed)
    {
        var judged = new JudgedPhotograph[3000];
        for (int i = 0; i < judged.Length; i++)
        {
            var random = new SplitMix64(seed, 0, i);
            int label = i % Classes;
            bool digit = i % 2 == 0;
            var logits = new sbyte[Classes];
            for (int k = 0; k < Classes; k++)
                logits[k] = (sbyte)Math.Clamp(Math.Round((k == label ? 60 : digit ? -40 : 10) + (12 * random.NextGaussian())), -128, 127);
            judged[i] = new JudgedPhotograph(digit ? label : -1, digit ? "" : "letter", Disturbances.None, digit, label, 0.99f, logits);
        }
        return judged;
    }
}
