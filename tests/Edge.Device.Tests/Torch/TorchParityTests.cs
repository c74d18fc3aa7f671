using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Recipes;
using Xunit.Abstractions;

namespace Edge.Device.Tests.Torch;

/// <summary>Proves that TorchSharp trains as the managed backend does: from the same first weights, on the same batches, the same loss and the same weights step by step.</summary>
/// <remarks>What differs is the order of sums. The bounds are about ten times what a run showed.</remarks>
public class TorchParityTests(ITestOutputHelper output)
{
    private const int Steps = 8;

    public static TheoryData<string> Networks => [.. ParityRecipes.Networks.Keys];

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void Every_layer_gives_the_same_steps(string network) =>
        Train(ParityRecipes.Make(network, new OptimizerSpec { Type = OptimizerType.Sgd }));

    [SkippableTheory]
    [InlineData(OptimizerType.Adam)]
    public void Every_optimiser_gives_the_same_steps(OptimizerType optimizer) =>
        Train(ParityRecipes.Make("convolutions", new OptimizerSpec { Type = optimizer }));

    private void Train(Recipe recipe)
    {
        TorchRuntime.SkipWithout();
        List<ParityStep> steps = ParityRun.Run(recipe, Steps);
        foreach (ParityStep step in steps)
            output.WriteLine(step.ToString());

        Assert.All(steps, s => Assert.Equal(s.ManagedLoss, s.TorchLoss, 1e-5 * Math.Max(1, s.ManagedLoss)));
        Assert.InRange(steps.Max(s => s.Weights), 0, 1e-5);
        Assert.InRange(steps.Max(s => s.Moments), 0, 1e-5);
    }
}
