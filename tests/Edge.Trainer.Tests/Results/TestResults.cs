using System.Collections.Generic;
using Edge.Trainer.Recipes;
using Edge.Trainer.Results;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Results;

/// <summary>Results as reproduce measures them, without the hours.</summary>
internal static class TestResults
{
    public static NetworkResult Make(string name, PublishedSpec? published, params SeedResult[] seeds) => new()
    {
        Recipe = TestTraining.Shipped("smoke.json") with { Name = name, Published = published, Repeats = seeds.Length },
        ChosenSeed = NetworkResult.Choose(seeds).Seed,
        Seeds = seeds,
        Size = new ModelSize(1010, 1000, 1120, 12345, 2048, 4096),
        Curve = Epochs(),
        EpochSeconds = 1.5,
        Threads = 2,
        Backend = "managed",
        Processor = "a processor",
    };

    public static SeedResult Seed(int seed, int floatTest, int validation, double validationLoss, int int8Test) => new(
        seed, 3, new Score(10000, floatTest, 0.025), new Score(5000, validation, validationLoss), new Score(10000, int8Test, 0.03), "00");

    public static IReadOnlyList<EpochResult> Epochs() =>
    [
        new(1, 0.5, 0.85, 0.97, 0.1, 1e-3, TrainingPhase.FloatNetwork, 1.5),
        new(2, 0.125, 0.9625, 0.98, 0.0625, 5e-4, TrainingPhase.FloatNetwork, 1.25),
        new(3, 0.0625, 0.98125, 0.9875, 0.05, 1e-5, TrainingPhase.Int8Network, 2),
    ];
}
