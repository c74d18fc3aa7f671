using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;
using Edge.Trainer.Results;

namespace Edge.Trainer.Tests.Results;

/// <summary>The page says what the result files say, and chooses by validation alone.</summary>
public sealed class ResultsDocumentTests
{
    private static readonly PublishedSpec Published = new(99.2, 0.0317, "A [page] | of digits", "https://example.org/digits");

    [Fact]
    public void TheRowsOfANetwork()
    {
        NetworkResult result = TestResults.Make(
            "net", Published, TestResults.Seed(1, 9910, 4950, 0.02, 9900), TestResults.Seed(2, 9930, 4960, 0.02, 9921), TestResults.Seed(3, 9940, 4960, 0.03, 9960));
        string page = ResultsDocument.Of([Reread(result)]);
        // Seeds 2 and 3 are equal on validation, seed 2 has less loss; seed 3 is better on the test images, which must not matter.
        Assert.Contains(
            "| [net](#net) | 99.2 ([A \\[page\\] \\| of digits](https://example.org/digits)) | 99.30 | **99.21** | yes | 3 | 99.27 \u00b1 0.15 (99.10 to 99.40) | 99.27 \u00b1 0.30 (99.00 to 99.60) | 99.20 (seed 2) |\n",
            page,
            StringComparison.Ordinal);
        Assert.Contains("| net | 1,010 | 1,000 | 12,345 | 2,048 | 4,096 | 3 | 1.5 |\n", page, StringComparison.Ordinal);
        Assert.Contains("| 2 (chosen) | 3 | 99.20 | 0.0200 | 99.30 | 0.0250 | 99.21 | 0.0300 |\n", page, StringComparison.Ordinal);
        Assert.Contains(", loss 0.0317. Trained by managed with 2 threads on a processor. The curve is that of seed 2.", page, StringComparison.Ordinal);
        Assert.Contains("](../trainer/results/net/curve.svg)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9920, 9920, "yes")]
    [InlineData(9920, 9919, "float only")]
    [InlineData(9919, 9920, "int8 only")]
    [InlineData(9919, 9919, "no")]
    public void SaysWhetherThePublishedAccuracyIsReached(int floatTest, int int8Test, string reached)
    {
        string page = ResultsDocument.Of([TestResults.Make("net", Published, TestResults.Seed(1, floatTest, 4950, 0.02, int8Test))]);
        Assert.Contains($"** | {reached} | 1 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void PublishedNetworksComeFirst()
    {
        SeedResult seed = TestResults.Seed(1, 9900, 4950, 0.02, 9900);
        IReadOnlyList<NetworkResult> ordered = ResultsDocument.InOrder(
        [
            TestResults.Make("a", null, seed), TestResults.Make("b", Published, seed), TestResults.Make("c", Published with { Accuracy = 98.5 }, seed),
        ]);
        Assert.Equal(["c", "b", "a"], ordered.Select(r => r.Recipe.Name));
    }

    [Fact]
    public void AResultSurvivesItsFile()
    {
        NetworkResult result = TestResults.Make("net", Published, TestResults.Seed(1, 9910, 4950, 0.02, 9900));
        Assert.Equal(JsonOutput.Format(result), JsonOutput.Format(Reread(result)));
    }

    private static NetworkResult Reread(NetworkResult result) => JsonOutput.Parse<NetworkResult>(JsonOutput.Format(result));
}
