using System;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

/// <summary>When a phase ends and which epoch's weights it gives, by validations that are written down.</summary>
public sealed class StoppingTests
{
    private const int Held = 20;

    private static readonly int[] Right = [10, 15, 12, 15, 11, 19, 2, 2];
    private static readonly float[] Sure = [0.9f, 0.8f, 0.6f, 0.9f, 0.9f, 0.6f, 0.9f, 0.9f];

    // Images of one class, so that a backend can tell right from wrong without looking.
    private static readonly ImageSet Set = new(new byte[40 * 784], new byte[40], 28, 28);

    [Theory]
    [InlineData(null, null, false, 8, 8)]
    [InlineData(null, null, true, 8, 6)]
    // Accuracy: the best of epochs 1 to 6 is 6; of those before, 4 equals 2 and has the lower loss.
    [InlineData(1, StoppingMonitor.ValidationAccuracy, false, 3, 2)]
    [InlineData(2, StoppingMonitor.ValidationAccuracy, false, 8, 6)]
    // Loss: 0.749 0.451 0.861 0.426 0.683 0.555 1.258 1.258: epoch 4 is best, 5 and 6 bring nothing.
    [InlineData(2, StoppingMonitor.ValidationLoss, false, 6, 4)]
    // The loss says when to stop, the accuracy which epoch to take.
    [InlineData(2, StoppingMonitor.ValidationLoss, true, 6, 6)]
    [InlineData(9, StoppingMonitor.ValidationLoss, false, 8, 4)]
    public void EndsAndChooses(int? patience, StoppingMonitor? monitor, bool bestEpoch, int epochs, int chosen)
    {
        TrainingResult result = Run(With(patience, monitor) with { BestEpoch = bestEpoch }, out _);
        Assert.Equal(epochs, result.Epochs.Count);
        Assert.Equal([chosen], result.Model.Layers[0].Weights!);
        PhaseResult phase = Assert.Single(result.Phases);
        Assert.Equal((TrainingPhase.FloatNetwork, chosen, epochs < 8), (phase.Phase, phase.ChosenEpoch, phase.StoppedEarly));
        // The chosen network is the one that is tested.
        Assert.Equal(Right[chosen - 1], phase.Test.Correct);
        Assert.Equal(Right.Take(epochs).Select(r => (double?)r / Held), result.Epochs.Select(e => e.ValidationAccuracy));
    }

    [Fact]
    public void TheScheduleAndTheEpochsReachTheBackend()
    {
        Recipe recipe = With(null, null) with { Optimizer = new OptimizerSpec { LearningRate = 8, Schedule = new ScheduleSpec { Type = ScheduleType.Step, Every = 2, Gamma = 0.5f } } };
        TrainingResult result = Run(recipe, out ScriptedBackend backend);
        // 20 images in batches of 16 are two steps an epoch.
        Assert.Equal(Enumerable.Range(0, 16).Select(s => 8 * MathF.Pow(0.5f, s / 4)), backend.Rates);
        Assert.Equal(Enumerable.Range(0, 8).Select(e => (e, 8)), backend.Begun);
        Assert.Equal(Enumerable.Range(0, 8).Select(e => 8 * Math.Pow(0.5, e / 2)), result.Epochs.Select(e => e.LearningRate));
    }

    [Fact]
    public void ALossThatIsNoNumberEndsTheTrainingAtOnce()
    {
        using var pool = new WorkerPool(1);
        Recipe recipe = With(null, null);
        var loop = new TrainingLoop(recipe, DataSplit.Make(recipe, Set, Set), (r, _) => new ScriptedBackend(r, Held, Right, Sure) { BadStep = 5 }, pool);
        var fault = Assert.Throws<TrainingDivergedException>(() => loop.Run(null, null, CancellationToken.None));
        Assert.Equal("Expected finite numbers, got a loss of NaN in epoch 3, batch 2 of 2, at learning rate 0.001", fault.Message);
        Assert.Equal(2, loop.LastCheckpoint!.Progress.Epochs.Count);
        Assert.Equal([2f], loop.ModelOf(loop.LastCheckpoint).Layers[0].Weights!);
    }

    private static Recipe With(int? patience, StoppingMonitor? monitor)
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        return recipe with
        {
            Epochs = 8,
            Batch = 16,
            Optimizer = new OptimizerSpec(),
            Data = recipe.Data with { Validation = Held, Limit = null },
            EarlyStopping = patience is null ? null : new EarlyStoppingSpec { Patience = patience.Value, Monitor = monitor!.Value },
        };
    }

    private static TrainingResult Run(Recipe recipe, out ScriptedBackend backend)
    {
        using var pool = new WorkerPool(1);
        var scripted = new ScriptedBackend(recipe, Held, Right, Sure);
        backend = scripted;
        return new TrainingLoop(recipe, DataSplit.Make(recipe, Set, Set.Slice(0, Held)), (_, _) => scripted, pool).Run(null, null, CancellationToken.None);
    }
}
