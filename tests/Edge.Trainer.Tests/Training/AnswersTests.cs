using System;
using System.Linq;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

/// <summary>Answers gathered by hand.</summary>
public sealed class AnswersTests
{
    [Fact]
    public void Gathers()
    {
        var builder = new AnswersBuilder(classes: 2, mistakes: 1);
        Add(builder, 0.75f, 0);
        Add(builder, 0.75f, 1);
        Add(builder, 0.25f, 0);
        Add(builder, 0f, 0);
        Answers answers = builder.Build();
        Assert.Equal((4, 1), (answers.Images, answers.Correct));
        Assert.Equal([[1, 2], [1, 0]], answers.Confusion);
        Assert.Equal((Loss(0.75f) + Loss(0.25f) + Loss(0.25f) + 20) / 4, answers.Loss, 12);
        Assert.Equal([new ReliabilityBin(3, 0.75, 1.0 / 3), new ReliabilityBin(1, 1, 0)], answers.Reliability);
        Assert.Equal([new Mistake(3, 0, 1, 1, 20)], answers.Mistakes!);
    }

    [Fact]
    public void KeepsTheWorstMistakesAndOfEqualOnesTheFirst()
    {
        var builder = new AnswersBuilder(classes: 2, mistakes: 10);
        foreach (float right in new[] { 0.4f, 0.1f, 0.4f, 0.9f, 0.2f })
            Add(builder, right, 0);
        Assert.Equal([1, 4, 0, 2], builder.Build().Mistakes!.Select(m => m.Index));
    }

    [Fact]
    public void TellsOfNoMistakesUnlessAsked()
    {
        var builder = new AnswersBuilder(classes: 2, mistakes: null);
        Add(builder, 0.25f, 0);
        Assert.Null(builder.Build().Mistakes);
    }

    // Two classes, the first with this probability.
    private static void Add(AnswersBuilder builder, float first, int label)
    {
        float right = label == 0 ? first : 1 - first;
        builder.Add([first, 1 - first], label, right == 0 ? 20 : Loss(right));
    }

    private static double Loss(float probability) => -Math.Log(probability);
}
