using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Inference;
using Edge.Models;

namespace Edge.Samples.Tests;

/// <summary>Proves that the samples of inference give the answers that their readers are promised.</summary>
public partial class InferenceSampleTests
{
    [Theory]
    [InlineData("IntroClassify")]
    [InlineData("IntroQuickStart")]
    public void The_drawing_is_a_three(string sample) => Assert.Matches(@"^3 \(\d\d\.\d ?%\)$", Assert.Single(Sample.Run(sample)));

    [Fact]
    public void A_batch_is_read_nearly_without_a_mistake()
    {
        Match printed = BatchResult().Match(Assert.Single(Sample.Run("IntroBatch")));
        Assert.True(printed.Success);
        Assert.InRange(int.Parse(printed.Groups[1].Value, CultureInfo.InvariantCulture), 950, 1000);
    }

    [Fact]
    public void A_profile_has_every_operator_and_its_work()
    {
        string[] lines = Sample.Run("IntroProfile");
        Model model = Model.Load(DigitsModel.Create());
        // From the end: work, bytes and time; a kernel's name may be of several words.
        string[][] steps = [.. lines[1..^1].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(model.Graph.Operators.Select(o => o.Kind), steps.SelectMany(step => step[0].Split('+')));
        Assert.Equal(DigitsModel.Macs, steps.Sum(step => long.Parse(step[^3], CultureInfo.InvariantCulture)));
        Assert.Equal(DigitsModel.Macs, long.Parse(lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_self_test_runs_all_golden_samples()
    {
        int samples = Model.Load(DigitsModel.Create()).GoldenSamples;
        Assert.Equal($"{samples} of {samples} golden samples right", Assert.Single(Sample.Run("IntroSelfTest")));
    }

    [GeneratedRegex(@"^(\d+) of 1000 right$")]
    private static partial Regex BatchResult();
}
