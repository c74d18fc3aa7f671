using System;
using System.Threading;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

public sealed class LearningTests
{
    [Fact]
    public void LearnsDrawnDigits()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json") with { Epochs = 2 };
        TrainingResult result = TestTraining.Run(recipe, SyntheticDigits.Make(1200, 1), SyntheticDigits.Make(500, 2), 2);
        Assert.True(result.Epochs[1].Loss < 0.5 * result.Epochs[0].Loss, $"{result.Epochs[0].Loss} then {result.Epochs[1].Loss}");
        Assert.InRange(result.Test.Accuracy, 0.9, 1);
    }

    [SkippableFact]
    public void LearnsRealDigits()
    {
        (ImageSet train, ImageSet test) = MnistData.Load(Mnist.FolderOrSkip());
        Recipe recipe = TestTraining.Shipped("smoke.json") with { Epochs = 3 };
        TrainingResult result = TestTraining.Run(recipe, train, test.Slice(0, 2000), 2);
        Assert.True(result.Epochs[2].Loss < 0.6 * result.Epochs[0].Loss, $"{result.Epochs[0].Loss} then {result.Epochs[2].Loss}");
        Assert.InRange(result.Test.Accuracy, 0.8, 1);
        Assert.InRange(result.Epochs[2].ValidationAccuracy!.Value, 0.8, 1);
    }

    [Fact]
    public void CancellationStopsBetweenSteps()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        using var pool = new WorkerPool(2);
        ImageSet set = SyntheticDigits.Make(1200, 1);
        TrainingLoop loop = TestTraining.Loop(recipe, set, set, pool);
        Assert.Throws<OperationCanceledException>(() => loop.Run(null, null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AStepAllocatesNothing(bool everyLayer)
    {
        Recipe recipe = everyLayer ? EveryLayer.Recipe : TestTraining.Shipped("smoke.json");
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(recipe, pool);
        float[] images = new float[recipe.Batch * recipe.Input.Length];
        byte[] labels = new byte[recipe.Batch];
        Assert.Equal(0, Allocations.Of(() => backend.TrainBatch(new TrainingBatch(images, labels), 0.01f)));
    }

    [Theory]
    [InlineData(OptimizerType.AdamW)]
    [InlineData(OptimizerType.RmsProp)]
    [InlineData(OptimizerType.Sgd)]
    public void AStepWithATeacherAndAnAverageAllocatesNothing(OptimizerType optimizer)
    {
        Recipe recipe = TestTraining.Shipped("smoke.json") with
        {
            LabelSmoothing = 0.1f,
            Averaging = new AveragingSpec(),
            Distillation = new DistillationSpec { Teacher = "t" },
            Optimizer = new OptimizerSpec { Type = optimizer },
        };
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(recipe, pool);
        float[] images = new float[recipe.Batch * recipe.Input.Length], teacher = new float[recipe.Batch * recipe.Classes];
        byte[] labels = new byte[recipe.Batch];
        Array.Fill(teacher, 1f / recipe.Classes);
        Assert.Equal(0, Allocations.Of(() => backend.TrainBatch(new TrainingBatch(images, labels, teacher), 0.01f)));
        // The teacher's own work in a step.
        Assert.Equal(0, Allocations.Of(() => backend.Predict(images, teacher)));
    }

    [Fact]
    public void ATeachersOpinionIsThereExactlyWithDistillation()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json"), taught = recipe with { Distillation = new DistillationSpec { Teacher = "t" } };
        using var pool = new WorkerPool(1);
        using var plain = new ManagedBackend(recipe, pool);
        using var student = new ManagedBackend(taught, pool);
        float[] images = new float[recipe.Input.Length];
        Assert.Throws<ArgumentException>(() => plain.TrainBatch(new TrainingBatch(images, new byte[1], new float[10]), 0.1f));
        Assert.Throws<ArgumentException>(() => student.TrainBatch(new TrainingBatch(images, new byte[1]), 0.1f));
        Assert.Throws<ArgumentException>(() => student.TrainBatch(new TrainingBatch(images, new byte[1], new float[9]), 0.1f));
    }

    [Fact]
    public void RefusesABatchThatDoesNotFit()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(recipe, pool);
        Assert.Throws<ArgumentException>(() => backend.TrainBatch(new TrainingBatch(new float[5], new byte[1]), 0.1f));
        Assert.Throws<ArgumentException>(() => backend.Predict(new float[recipe.Input.Length], new float[3]));
    }
}
