using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Recipes;
using Xunit.Abstractions;

namespace Edge.Device.Tests.Torch;

/// <summary>Proves that TorchSharp trains as the managed backend does: from the same first weights, on the same batches, the same loss and the same weights step by step.</summary>
/// <remarks>What differs is the order of sums. The bounds are several times what runs have shown (2e-6).</remarks>
public class TorchParityTests(ITestOutputHelper output)
{
    private const int Steps = 8;

    public static TheoryData<string> Networks => [.. ParityRecipes.Networks.Keys];

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void Every_layer_gives_the_same_steps(string network) =>
        Train(ParityRecipes.Make(network, new OptimizerSpec { Type = OptimizerType.Sgd }));

    [SkippableTheory]
    [InlineData(OptimizerType.Adam, 0, false)]
    [InlineData(OptimizerType.AdamW, 0, false)]
    [InlineData(OptimizerType.RmsProp, 0, false)]
    [InlineData(OptimizerType.RmsProp, 0.8, false)]
    [InlineData(OptimizerType.Sgd, 0, false)]
    [InlineData(OptimizerType.Sgd, 0.9, true)]
    public void Every_optimiser_gives_the_same_steps(OptimizerType optimizer, float momentum, bool nesterov) => Train(ParityRecipes.Make(
        "convolutions", new OptimizerSpec { Type = optimizer, Momentum = momentum, Nesterov = nesterov, WeightDecay = 0.1f, Epsilon = 1e-7f }));

    [SkippableTheory]
    [InlineData(0.1, 0, 1)]
    [InlineData(0, 0.7, 4)]
    [InlineData(0.2, 0.4, 2.5)]
    [InlineData(0, 1, 1)]
    public void Label_smoothing_and_a_teacher_give_the_same_steps(float smoothing, float weight, float temperature) => Train(
        ParityRecipes.Make("convolutions", new OptimizerSpec { Type = OptimizerType.Sgd }) with
        {
            LabelSmoothing = smoothing,
            Distillation = weight > 0 ? new DistillationSpec { Teacher = "teacher", Weight = weight, Temperature = temperature } : null,
        });

    [SkippableFact]
    public void Averaged_weights_are_the_same_in_every_step() => Train(
        ParityRecipes.Make("batch normalisation and dropout", new OptimizerSpec { Type = OptimizerType.Sgd }) with { Averaging = new AveragingSpec { Decay = 0.3f } });

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
