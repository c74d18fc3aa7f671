using System.Linq;
using Edge.Photographs;
using Edge.Trainer.Judging;
using Edge.Vision;

namespace Edge.Trainer.Tests.Judging;

/// <summary>Proves what a judgement counts as found, answered and right.</summary>
public sealed class JudgeReportTests
{
    [Fact]
    public void APhotographOfOneDigitIsRightWhereThatDigitAloneIsAnswered()
    {
        JudgedPhotograph[] judged =
        [
            One(3, Disturbances.Blur | Disturbances.Shadow, new JudgedDigit(0, 3, 0.9f, 4)),
            One(4, Disturbances.Blur, new JudgedDigit(0, 5, 0.8f, 3)),
            One(5, Disturbances.None),
            One(6, Disturbances.Shadow, new JudgedDigit(0, 6, 0.6f, -1)),
            One(7, Disturbances.Clutter, new(-1, 1, 0.7f, 2), new(0, 7, 0.9f, 5)),
            One(8, Disturbances.Clutter, new JudgedDigit(-1, 8, 0.9f, 1)),
            new([], "letter", Disturbances.None, [new(-1, 2, 0.7f, 1), new(-1, 2, 0.7f, 1)]),
            new([], "hand", Disturbances.None, []),
        ];
        JudgeReport report = JudgeReport.Make("m", "setting hard", 1, judged);
        Assert.Equal((6, 2), (report.Digits, report.NonDigits));
        // Right is the 3 alone: the 7 has another answer beside it, and an 8 elsewhere is not the digit.
        Assert.Equal(new CurvePoint(4.0 / 6, 0.25, 0.5), report.Chosen);
        Assert.Equal((4.0 / 6, 2.0 / 6, 1.0 / 6), (report.Located, report.Extra, report.Whole));
        Assert.Equal(new KindResult("blur", 2, 2, 2, 1, 0), Assert.Single(report.Disturbances, k => k.Kind == "blur"));
        Assert.Equal(new KindResult("shadow", 2, 2, 1, 1, 0), Assert.Single(report.Disturbances, k => k.Kind == "shadow"));
        Assert.Equal(new KindResult("clutter", 2, 1, 2, 0, 2), Assert.Single(report.Disturbances, k => k.Kind == "clutter"));
        Assert.Equal(new KindResult("7", 1, 1, 1, 0, 1), Assert.Single(report.Classes, k => k.Kind == "7"));
        Assert.Equal(new KindResult("letter", 1, 1, 1, 0, 2), Assert.Single(report.Others, k => k.Kind == "letter"));
        Assert.Equal(new KindResult("all", 2, 1, 1, 0, 2), report.Others[0]);
    }

    [Fact]
    public void OfAPageEachDigitCounts()
    {
        JudgedPhotograph[] judged =
        [
            new([1, 2, 1, 3], "", Disturbances.None, [new(0, 1, 0.9f, 1), new(1, 7, 0.9f, 1), new(-1, 5, 0.9f, 1), new(2, 1, 0.9f, -1)]),
            new([4, 5], "", Disturbances.None, [new(0, 4, 0.9f, 1), new(1, 5, 0.9f, 1)]),
            new([6, 7], "", Disturbances.None, [new(1, 7, 0.9f, 1), new(0, 6, 0.9f, 1)]),
            new([], "hand", Disturbances.None, []),
        ];
        JudgeReport report = JudgeReport.Make("m", "pages", 1, judged);
        Assert.Equal((8, 7.0 / 8), (report.Digits, report.Located));
        // Six digits are answered, five rightly; an answer too many is no right one. The third page is out of order.
        Assert.Equal(new CurvePoint(6.0 / 8, 5.0 / 7, 0), report.Chosen);
        Assert.Equal((1.0 / 8, 1.0 / 3), (report.Extra, report.Whole));
        Assert.Equal(new KindResult("1", 2, 2, 1, 1, 0), Assert.Single(report.Classes, k => k.Kind == "1"));
        Assert.Equal(new KindResult("2", 1, 1, 1, 0, 0), Assert.Single(report.Classes, k => k.Kind == "2"));
    }

    [Fact]
    public void TheCurveMovesTheLimit()
    {
        JudgedPhotograph[] judged =
        [
            One(3, Disturbances.None, new JudgedDigit(0, 3, 0.5f, 30)),
            One(4, Disturbances.None, new JudgedDigit(0, 5, 0.9f, 20)),
            One(5, Disturbances.None, new JudgedDigit(0, 5, 0.8f, 10)),
            One(6, Disturbances.None, new JudgedDigit(0, 6, 0.2f, double.NegativeInfinity)),
            new([], "letter", Disturbances.None, [new(-1, 2, 0.7f, 15)]),
        ];
        JudgeReport report = JudgeReport.Make("m", "setting hard", 1, judged);
        Assert.Equal([new(0.25, 1, 0), new(0.5, 0.5, 0), new(0.75, 2.0 / 3, 1)], report.Curve);
        Assert.Equal([0.25, 0.5, 0.75, 1], report.ProbabilityCurve.Select(p => p.Coverage));
        Assert.Equal(0, report.ProbabilityCurve[0].Accuracy);
    }

    [Fact]
    public void ADigitIsThatWhichItOverlapsMost()
    {
        DigitBox[] truth = [new(0, 0, 20, 20), new(30, 0, 20, 20), new(80, 0, 20, 20)];
        DigitBox[] found = [new(2, 2, 20, 20), new(0, 0, 20, 19), new(80, 0, 20, 5), new(24, 0, 28, 24)];
        Assert.Equal([-1, 0, -1, 1], DigitMatch.Of(truth, found));
    }

    private static JudgedPhotograph One(int truth, Disturbances disturbances, params JudgedDigit[] found) => new([truth], "", disturbances, found);
}
