using System.Linq;
using Edge.Data;
using Edge.Photographs;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Tests.Data;

/// <summary>Proves which candidates are taken as digits of a photograph, which as none, and which as neither.</summary>
public sealed class CandidateTruthTests
{
    private static readonly ImageSet Digits = SyntheticDigits.Make(10, 6);
    private static readonly PhotographedDigit[] Written = [new(Digits.Labels.Span[3], 3, new DigitBox(10, 10, 20, 30), 0), new(Digits.Labels.Span[4], 4, new DigitBox(60, 10, 20, 30), 0)];

    [Fact]
    public void ADigitInItsBoxIsThatDigit()
    {
        var truth = new CandidateTruth(Digits);
        Assert.Equal(Digits.Labels.Span[3], truth.LabelOf(new DigitBox(11, 9, 20, 32), Digits.Image(3), Written));
        Assert.Equal(Digits.Labels.Span[4], truth.LabelOf(new DigitBox(60, 10, 20, 30), Digits.Image(4), Written));
    }

    [Fact]
    public void WhatLiesElsewhereIsNone()
    {
        var truth = new CandidateTruth(Digits);
        Assert.Equal(PhotographData.Other, truth.LabelOf(new DigitBox(100, 10, 20, 30), Digits.Image(3), Written));
        Assert.Equal(PhotographData.Other, truth.LabelOf(new DigitBox(10, 10, 20, 10), Digits.Image(3), Written));
        Assert.Equal(PhotographData.Other, truth.LabelOf(new DigitBox(10, 10, 70, 30), Digits.Image(3), Written));
        Assert.Equal(PhotographData.Other, truth.LabelOf(new DigitBox(10, 10, 20, 30), Digits.Image(3), []));
    }

    [Fact]
    public void TheGroundAsInkIsNone()
    {
        byte[] inverted = [.. Digits.Image(3).ToArray().Select(p => (byte)(255 - p))];
        Assert.Equal(PhotographData.Other, new CandidateTruth(Digits).LabelOf(Written[0].Box, inverted, Written));
    }

    [Fact]
    public void HalfOfADigitIsNeither() => Assert.Null(new CandidateTruth(Digits).LabelOf(new DigitBox(10, 10, 20, 16), Digits.Image(3), Written));

    [Fact]
    public void LikenessIsOneForTheSamePictureAndMinusOneForItsNegative()
    {
        var truth = new CandidateTruth(Digits);
        Assert.Equal(1, truth.Likeness(Digits.Image(2), Digits.Image(2)), 1e-6);
        Assert.InRange(truth.Likeness(Digits.Image(2), Digits.Image(2).ToArray().Select(p => (byte)(255 - p)).ToArray()), -1, 0);
    }
}
