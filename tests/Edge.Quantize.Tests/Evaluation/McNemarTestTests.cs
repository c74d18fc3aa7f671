using System;
using System.Numerics;
using Edge.Quantize.Evaluation;

namespace Edge.Quantize.Tests.Evaluation;

/// <summary>The probabilities of McNemar's test against sums of whole binomial coefficients and an integral of the normal density.</summary>
public sealed class McNemarTestTests
{
    [Fact]
    public void FewDiscordantPicturesAreJudgedExactly()
    {
        for (int floatOnly = 0; floatOnly < McNemarTest.LeastForChiSquare; floatOnly++)
            for (int int8Only = 0; floatOnly + int8Only < McNemarTest.LeastForChiSquare; int8Only++)
            {
                var test = new McNemarTest(900, floatOnly, int8Only, 7);
                Assert.True(test.IsExact);
                Assert.Null(test.ChiSquare);
                Assert.Equal(Binomial(floatOnly, int8Only), test.PValue, 14);
            }
    }

    [Theory]
    [InlineData(13, 12)]
    [InlineData(30, 12)]
    [InlineData(12, 30)]
    [InlineData(25, 0)]
    [InlineData(60, 40)]
    [InlineData(400, 330)]
    [InlineData(5000, 5001)]
    public void ManyAreJudgedByTheChiSquareDistribution(int floatOnly, int int8Only)
    {
        var test = new McNemarTest(0, floatOnly, int8Only, 0);
        int beyond = Math.Abs(floatOnly - int8Only) - 1;
        Assert.Equal((double)(beyond * beyond) / (floatOnly + int8Only), test.ChiSquare!.Value, 12);
        double expected = NormalTails(Math.Sqrt(test.ChiSquare.Value));
        Assert.InRange(test.PValue, expected * (1 - 1e-9), expected * (1 + 1e-9));
        // The correction is there to meet the exact distribution.
        Assert.InRange(test.PValue, Binomial(floatOnly, int8Only) - 0.01, Binomial(floatOnly, int8Only) + 0.01);
    }

    [Fact]
    public void SaysInWordsWhatWasFound()
    {
        Assert.StartsWith("Float and int8 are right about the very same pictures", new McNemarTest(90, 0, 0, 10).Sentence, StringComparison.Ordinal);
        Assert.Contains("only one of the two gets right, float has 6 and int8 5: no more than chance", new McNemarTest(90, 6, 5, 10).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("int8 is really the worse of the two.", new McNemarTest(90, 60, 5, 10).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("int8 is really the better of the two.", new McNemarTest(90, 0, 12, 10).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("A single picture is right in float and wrong in int8: no more than chance", new McNemarTest(90, 1, 0, 10).Sentence, StringComparison.Ordinal);
    }

    // Both tails of n fair coins, as whole numbers: 2 * sum of C(n, i) for i up to the smaller side, over 2^n.
    private static double Binomial(int first, int second)
    {
        int n = first + second;
        BigInteger sum = 0, coefficient = 1;
        for (int i = 0; i <= Math.Min(first, second); i++)
        {
            sum += coefficient;
            coefficient = coefficient * (n - i) / (i + 1);
        }
        BigInteger doubled = BigInteger.Min(2 * sum, BigInteger.One << n);
        // 60 bits behind the point are more than a double holds.
        return (double)((doubled << 60) >> n) / Math.ScaleB(1, 60);
    }

    // The integral of the normal density beyond +-x by Simpson's rule; 12 deviations behind x nothing is left that counts.
    private static double NormalTails(double x)
    {
        const int steps = 200_000;
        double width = 12.0 / steps, sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            double t = x + (i * width);
            sum += Math.Exp(-t * t / 2) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return 2 * sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
