using System;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Edge.Quantize.Evaluation;

/// <summary>McNemar's test: whether float and int8, which answer the same pictures, differ by more than chance.</summary>
/// <remarks>
/// Only the pictures count that one of the two gets right and the other wrong; where both were equally good, each of these would fall to either
/// side like a coin. Fewer than <see cref="LeastForChiSquare"/> of them are judged by the exact binomial distribution, more by the chi-square
/// distribution of one degree of freedom with the continuity correction of Edwards (1948).
/// </remarks>
/// <param name="BothRight">Pictures that both get right.</param>
/// <param name="FloatOnly">Pictures that only the float network gets right.</param>
/// <param name="Int8Only">Pictures that only the int8 model gets right.</param>
/// <param name="BothWrong">Pictures that both get wrong.</param>
public sealed record McNemarTest(int BothRight, int FloatOnly, int Int8Only, int BothWrong)
{
    /// <summary>From so many discordant pictures on the chi-square distribution serves.</summary>
    public const int LeastForChiSquare = 25;

    /// <summary>Probabilities below this are taken to show a difference.</summary>
    public const double Significance = 0.05;

    /// <summary>Pictures that one of the two gets right and the other wrong.</summary>
    public int Discordant => FloatOnly + Int8Only;

    /// <summary>True where the probability is that of the exact binomial distribution.</summary>
    public bool IsExact => Discordant < LeastForChiSquare;

    /// <summary>(|float only - int8 only| - 1)^2 / discordant; null where the test is exact.</summary>
    public double? ChiSquare
    {
        get
        {
            double beyond = Math.Max(Math.Abs(FloatOnly - Int8Only) - 1, 0);
            return IsExact ? null : beyond * beyond / Discordant;
        }
    }

    /// <summary>The probability that two equally good networks differ at least so much, 0 to 1.</summary>
    public double PValue => ChiSquare is { } statistic ? ComplementaryError(Math.Sqrt(statistic / 2)) : Exact();

    /// <summary>The outcome in words, one sentence.</summary>
    public string Sentence
    {
        get
        {
            if (Discordant == 0)
                return "Float and int8 are right about the very same pictures: quantisation cost nothing here.";
            string counts = Discordant == 1
                ? $"A single picture is right in {(FloatOnly == 1 ? "float" : "int8")} and wrong in {(FloatOnly == 1 ? "int8" : "float")}"
                : string.Create(CultureInfo.InvariantCulture, $"Of the {Discordant:N0} pictures that only one of the two gets right, float has {FloatOnly:N0} and int8 {Int8Only:N0}");
            string test = string.Create(CultureInfo.InvariantCulture, $"McNemar's {(IsExact ? "exact test" : "test")}, p {PValueText}");
            return PValue >= Significance
                ? $"{counts}: no more than chance would do ({test}), so that no difference between the two is shown."
                : $"{counts}: more than chance would do ({test}), so that int8 is really the {(FloatOnly > Int8Only ? "worse" : "better")} of the two.";
        }
    }

    /// <summary>The probability with its sign of comparison: "= 0.031" or "&lt; 0.0001".</summary>
    [JsonIgnore]
    public string PValueText => PValue < 0.0001 ? "< 0.0001" : string.Create(CultureInfo.InvariantCulture, $"= {PValue:0.0###}");

    // Twice the tail of the binomial distribution of one half, both tails together at most 1.
    private double Exact()
    {
        int discordant = Discordant, least = Math.Min(FloatOnly, Int8Only);
        // Below 2^53 binomial coefficients and their sums are exact.
        double coefficient = 1, sum = 0;
        for (int i = 0; i <= least; i++)
        {
            sum += coefficient;
            coefficient = coefficient * (discordant - i) / (i + 1);
        }
        return Math.Min(1, Math.ScaleB(sum, 1 - discordant));
    }

    // erfc(x) of x >= 0: the series of erf where it converges fast, else the continued fraction of Laplace.
    private static double ComplementaryError(double x)
    {
        const double Border = 2;
        double square = x * x;
        if (x < Border)
        {
            double term = x, sum = x;
            for (int n = 1; Math.Abs(term) > 1e-17 * sum; n++)
            {
                term *= -square / n;
                sum += term / ((2 * n) + 1);
            }
            return 1 - (2 / Math.Sqrt(Math.PI) * sum);
        }
        double fraction = x;
        for (int n = 120; n > 0; n--)
            fraction = x + (n / 2.0 / fraction);
        return Math.Exp(-square) / (Math.Sqrt(Math.PI) * fraction);
    }
}
