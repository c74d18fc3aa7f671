using System;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Edge.Trainer.Training.Checkpoints;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Training;

/// <summary>A training that was interrupted anywhere gives the bytes of one that was not.</summary>
public sealed class ResumeTests
{
    private static readonly ImageSet Train = SyntheticDigits.Make(123, 1);
    private static readonly ImageSet Test = SyntheticDigits.Make(40, 2);

    private static readonly Recipe Recipe = TestTraining.Shipped("smoke.json") with
    {
        Epochs = 3,
        Batch = 20,
        Data = new DataSpec { Source = DataSource.Idx, Validation = 23 },
        BestEpoch = true,
        LabelSmoothing = 0.1f,
        Averaging = new AveragingSpec { Decay = 0.9f },
        Optimizer = new OptimizerSpec { Type = OptimizerType.AdamW, LearningRate = 0.005f, WeightDecay = 0.1f, Schedule = new ScheduleSpec { Type = ScheduleType.OneCycle } },
        Quantization = new QuantizationSpec { Epochs = 3 },
    };

    // Five steps an epoch: in the first, at its end, in the middle, in the last; the same in the int8 phase.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(30)]
    public void GivesTheSameBytesAfterAnInterruption(int steps)
    {
        TrainingResult whole = Run(Recipe, null, null, CancellationToken.None);
        Assert.Equal(30 / 5, whole.Epochs.Count);
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(folder.Of(CheckpointFile.Name));
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(Recipe, file, null, source.Token, new StepLimit(steps, source)));
        TrainingResult rest = Run(Recipe, file, file.Read(), CancellationToken.None);
        Assert.Equal(Bytes(whole), Bytes(rest));
        Assert.Equal(whole.Epochs.Select(e => e with { Seconds = 0 }), rest.Epochs.Select(e => e with { Seconds = 0 }));
        Assert.Equal(whole.Phases.Select(p => (p.Phase, p.ChosenEpoch, p.Test)), rest.Phases.Select(p => (p.Phase, p.ChosenEpoch, p.Test)));
        // A finished training gives its result once more, and its network as a teacher.
        TrainingResult again = Run(Recipe, file, file.Read(), CancellationToken.None);
        Assert.Equal(Bytes(whole), Bytes(again));
        using var pool = new WorkerPool(1);
        using Teacher teacher = Teacher.Of(file.Read(), file.Path, Recipe, pool);
        Assert.Equal(64, teacher.Hash.Length);
    }

    [Fact]
    public void AnotherTrainingsCheckpointIsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(folder.Of(CheckpointFile.Name));
        Recipe recipe = Recipe with { Epochs = 1, Quantization = null };
        Run(recipe, file, null, CancellationToken.None);
        Checkpoint checkpoint = file.Read();
        string Refusal(Recipe other, Checkpoint from) => Assert.Throws<UserErrorException>(() => Run(other, null, from, CancellationToken.None)).Message;
        const string Start = "Expected a checkpoint of this training of recipe 'smoke', got one ";
        Assert.Equal(Start + "of another version of recipe 'smoke'; train without --resume, or into another folder.", Refusal(recipe with { Seed = 2 }, checkpoint));
        Assert.StartsWith("Expected a checkpoint of this training of recipe 'x', got one of recipe 'smoke'; ", Refusal(recipe with { Name = "x" }, checkpoint), StringComparison.Ordinal);
        foreach ((CheckpointIdentity identity, string what) in new[]
        {
            (checkpoint.Identity with { Backend = "b" }, "of backend b"), (checkpoint.Identity with { Images = "i" }, "of other images"), (checkpoint.Identity with { Teacher = "t" }, "of another teacher"),
        })
            Assert.StartsWith(Start + what, Refusal(recipe, checkpoint with { Identity = identity }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected a checkpoint of the network of recipe 'smoke', got one with other tensors; ", Refusal(recipe, checkpoint with { State = [.. checkpoint.State.Skip(2)] }), StringComparison.Ordinal);
        // What only tells of a network does not count.
        Run(recipe with { Repeats = 3, Ship = true, Published = new PublishedSpec(99, null, "a", "https://example.org") }, null, checkpoint, CancellationToken.None);
    }

    private static byte[] Bytes(TrainingResult result) => OnnxExporter.Export(result.Model).ToByteArray();

    private static TrainingResult Run(Recipe recipe, CheckpointFile? file, Checkpoint? from, CancellationToken cancellation, ITrainingObserver? observer = null)
    {
        using var pool = new WorkerPool(2);
        var loop = new TrainingLoop(recipe, DataSplit.Make(recipe, Train, Test), (r, p) => new ManagedBackend(r, p), pool) { Checkpoints = file };
        return loop.Run(from, observer, cancellation);
    }
}
