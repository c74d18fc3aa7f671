using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Training;

/// <summary>What a backend saves is all that it needs to go on as if nothing had happened.</summary>
public sealed class BackendStateTests
{
    private static readonly Recipe Smoke = TestTraining.Shipped("smoke.json") with { Batch = 11 };

    [Theory]
    [InlineData(OptimizerType.Adam)]
    [InlineData(OptimizerType.AdamW)]
    [InlineData(OptimizerType.RmsProp)]
    [InlineData(OptimizerType.Sgd)]
    public void AStateContinuesBitForBit(OptimizerType optimizer)
    {
        Recipe recipe = Smoke with { Optimizer = new OptimizerSpec { Type = optimizer } };
        using var pool = new WorkerPool(2);
        using var whole = new ManagedBackend(recipe, pool);
        Train(whole, 0, 3);
        IReadOnlyList<StateTensor> state = whole.SaveState();
        Train(whole, 3, 6);
        // Steps on other images first: what is not in the state would show.
        using var resumed = new ManagedBackend(recipe, pool);
        Train(resumed, 7, 8);
        resumed.LoadState(state);
        Train(resumed, 3, 6);
        Assert.Equal(Bytes(whole), Bytes(resumed));
        Assert.Equal(state.Select(t => t.Name).Distinct().Count(), state.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AModelIsTakenOver(bool everyLayer)
    {
        Recipe recipe = everyLayer ? EveryLayer.Recipe with { Batch = Smoke.Batch } : Smoke;
        using var pool = new WorkerPool(1);
        using var trained = new ManagedBackend(recipe, pool);
        Train(trained, 0, 2);
        using var copy = new ManagedBackend(recipe with { Seed = 9 }, pool);
        Assert.NotEqual(Bytes(trained), Bytes(copy));
        float[] own = Answers(copy);
        copy.Load(trained.Export());
        Assert.Equal(Bytes(trained), Bytes(copy));
        Assert.Equal(Answers(trained), Answers(copy));
        Assert.NotEqual(own, Answers(copy));
    }

    /// <summary>What inference prepares once is prepared again when weights have changed in any way.</summary>
    [Fact]
    public void AnswersAreThoseOfTheWeightsOfNow()
    {
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(Smoke, pool);
        float[] first = Answers(backend);
        IReadOnlyList<StateTensor> start = backend.SaveState();
        Train(backend, 0, 1);
        float[] second = Answers(backend);
        Assert.NotEqual(first, second);
        Assert.Equal(second, Answers(backend));
        backend.LoadState(start);
        Assert.Equal(first, Answers(backend));
    }

    [Fact]
    public void AnotherNetworksModelAndStateAreRefusedAndChangeNothing()
    {
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(Smoke, pool);
        using var other = new ManagedBackend(TestTraining.Shipped("digits.json"), pool);
        byte[] before = Bytes(backend);
        Assert.StartsWith("Expected a model with 4 layers that learn", Assert.Throws<ArgumentException>(() => backend.Load(other.Export())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => backend.LoadState(other.SaveState()));
        TrainedModel model = backend.Export();
        TrainedModel damaged = model with { Layers = [.. model.Layers.Select(l => l.Bias is null ? l : l with { Weights = new float[3] })] };
        Assert.Throws<ArgumentException>(() => backend.Load(damaged));
        Assert.Throws<ArgumentException>(() => backend.LoadState([.. backend.SaveState().SkipLast(1)]));
        Assert.Equal(before, Bytes(backend));
    }

    private static float[] Answers(ManagedBackend backend)
    {
        float[] probabilities = new float[Smoke.Batch * Smoke.Classes];
        backend.Predict(TestTraining.Batch(SyntheticDigits.Make(Smoke.Batch, 99)).Images, probabilities);
        return probabilities;
    }

    private static byte[] Bytes(ManagedBackend backend) => OnnxExporter.Export(backend.Export()).ToByteArray();

    private static void Train(ManagedBackend backend, int from, int to)
    {
        for (int step = from; step < to; step++)
        {
            (float[] images, byte[] labels) = TestTraining.Batch(SyntheticDigits.Make(Smoke.Batch, step + 100));
            backend.TrainBatch(new TrainingBatch(images, labels), 0.01f);
        }
    }
}
