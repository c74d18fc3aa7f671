using System;
using System.Linq;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch;
using Edge.Trainer.Training;

namespace Edge.Device.Tests.Torch;

/// <summary>Proves the targets of the differentiated loss by the formulas of label smoothing and distillation.</summary>
public class LossTargetsTests
{
    private static readonly Recipe Plain = ParityRecipes.Make("dense", new OptimizerSpec());

    [Fact]
    public void A_label_alone_is_the_whole_target()
    {
        var targets = new LossTargets(Plain, new TrainingBatch([], [3, 0]));
        Assert.Equal([0, 0, 0, 1, 0, 1, 0, 0, 0, 0], targets.Labels);
        Assert.Empty(targets.Teacher);
        Assert.Equal(0, targets.Constant);
    }

    [Fact]
    public void Smoothing_spreads_its_part_over_all_classes()
    {
        var targets = new LossTargets(Plain with { LabelSmoothing = 0.1f }, new TrainingBatch([], [1]));
        Assert.Equal([0.02f, 0.92f, 0.02f, 0.02f, 0.02f], targets.Labels.Select(t => MathF.Round(t, 6)));
    }

    [Fact]
    public void A_teacher_is_softened_and_weighs_by_the_square_of_the_temperature()
    {
        Recipe recipe = Plain with { Distillation = new DistillationSpec { Teacher = "teacher", Weight = 0.75f, Temperature = 2 } };
        // Square roots 0.8, 0.6, 0, 0, 0 of a teacher that rules three classes out.
        var targets = new LossTargets(recipe, new TrainingBatch([], [0], [0.64f, 0.36f, 0, 0, 0]));
        Assert.Equal([0.25f, 0, 0, 0, 0], targets.Labels);
        double first = 0.8 / 1.4, second = 0.6 / 1.4;
        Assert.Equal(3 * first, targets.Teacher[0], 6);
        Assert.Equal(3 * second, targets.Teacher[1], 6);
        Assert.Equal([0, 0, 0], targets.Teacher.Skip(2));
        Assert.Equal(3 * ((first * Math.Log(first)) + (second * Math.Log(second))), targets.Constant, 6);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 5)]
    public void A_teacher_must_be_there_if_and_only_if_it_is_asked_for(bool distils, int probabilities)
    {
        Recipe recipe = distils ? Plain with { Distillation = new DistillationSpec { Teacher = "teacher" } } : Plain;
        string message = Assert.Throws<ArgumentException>(() => new LossTargets(recipe, new TrainingBatch([], [0], new float[probabilities]))).Message;
        Assert.StartsWith($"Expected {(distils ? 5 : 0)} probabilities of a teacher for 1 images, got {probabilities}.", message, StringComparison.Ordinal);
    }
}
