using System;
using System.Collections.Generic;
using Edge.Cli;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that training in integers is repeatable, resumable and learns, and that it refuses what int8 networks cannot be.</summary>
public sealed class QuantizedBackendTests
{
    private const string Layers =
        "{ \"type\": \"conv2D\", \"filters\": 6, \"kernel\": 3, \"stride\": 2 }, { \"type\": \"batchNorm\" }, { \"type\": \"relu\" }, "
        + "{ \"type\": \"residual\", \"layers\": [ { \"type\": \"separableConv2D\", \"filters\": 6, \"kernel\": 3, \"padding\": \"same\" } ], \"activation\": \"relu\" }, "
        + "{ \"type\": \"averagePool\", \"kernel\": 2 }, { \"type\": \"flatten\" }, { \"type\": \"dropout\", \"rate\": 0.1 }";

    private static readonly Recipe Recipe = QuantizedNetwork.RecipeOf(Layers, batch: 19);
    private static readonly ImageSet Images = SyntheticDigits.Make(190, 1);

    [Fact]
    public void ThreadsDoNotShowInTheModel()
    {
        byte[] one = ModelOf(1);
        Assert.Equal(one, ModelOf(2));
        Assert.Equal(one, ModelOf(5));
    }

    [Fact]
    public void AStateContinuesBitForBit()
    {
        using var pool = new WorkerPool(2);
        TrainedModel start = Start(pool);
        using var whole = new QuantizedBackend(Recipe, start, pool);
        Train(whole, 0, 3);
        IReadOnlyList<StateTensor> state = whole.SaveState();
        Train(whole, 3, 6);
        using var resumed = new QuantizedBackend(Recipe, start, pool);
        // Steps on other images first: what is not in the state would show.
        Train(resumed, 7, 8);
        resumed.LoadState(state);
        Train(resumed, 3, 6);
        Assert.Equal(Bytes(whole), Bytes(resumed));
    }

    [Fact]
    public void AnAverageIsWhatIsExportedAndTheStateHoldsBoth()
    {
        Recipe averaged = Recipe with { Averaging = new AveragingSpec { Decay = 0.9f } };
        using var pool = new WorkerPool(2);
        TrainedModel start = Start(pool);
        using QuantizedBackend plain = new(Recipe, start, pool), whole = new(averaged, start, pool), resumed = new(averaged, start, pool);
        Train(plain, 0, 3);
        Train(whole, 0, 3);
        Assert.NotEqual(Bytes(plain), Bytes(whole));
        IReadOnlyList<StateTensor> state = whole.SaveState();
        Train(whole, 3, 5);
        resumed.LoadState(state);
        Train(resumed, 3, 5);
        Assert.Equal(Bytes(whole), Bytes(resumed));
    }

    [Fact]
    public void ADivergedTrainingHasNoLossAndNoAnswers()
    {
        using var pool = new WorkerPool(1);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        Train(backend, 0, 1);
        (float[] images, byte[] labels) = TestTraining.Batch(Images.Slice(0, Recipe.Batch));
        backend.TrainBatch(new TrainingBatch(images, labels), float.PositiveInfinity);
        Assert.Equal(double.NaN, backend.TrainBatch(new TrainingBatch(images, labels), 0.001f).Loss);
        float[] probabilities = new float[10];
        backend.Predict(images.AsSpan(0, Recipe.Input.Length), probabilities);
        Assert.All(probabilities, p => Assert.Equal(float.NaN, p));
    }

    [Fact]
    public void AnExportedModelIsTakenOverWithItsRanges()
    {
        using var pool = new WorkerPool(2);
        using var trained = new QuantizedBackend(Recipe, Start(pool), pool);
        Train(trained, 0, 4);
        using var copy = new QuantizedBackend(Recipe, trained.Export(), pool);
        Assert.Equal(Bytes(trained), Bytes(copy));
        Train(trained, 4, 5);
        Assert.NotEqual(Bytes(trained), Bytes(copy));
        copy.Load(trained.Export());
        Assert.Equal(Bytes(trained), Bytes(copy));
    }

    [Fact]
    public void FrozenRangesStay()
    {
        using var pool = new WorkerPool(1);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        Train(backend, 0, 1);
        LayerQuantization before = backend.Export().Layers[0].Quantization!;
        backend.RangesFrozen = true;
        Train(backend, 1, 4);
        LayerQuantization frozen = backend.Export().Layers[0].Quantization!;
        Assert.Equal(before.Output, frozen.Output);
        Assert.NotEqual(before.Weights, frozen.Weights);
        backend.RangesFrozen = false;
        Train(backend, 4, 5);
        Assert.NotEqual(before.Output, backend.Export().Layers[0].Quantization!.Output);
    }

    [Fact]
    public void LearnsInIntegersAlone()
    {
        using var pool = new WorkerPool(2);
        // First weights at random: all that is learnt is learnt through rounding.
        using var real = new ManagedBackend(Recipe, pool);
        using var backend = new QuantizedBackend(Recipe, real.Export(), pool);
        double first = Train(backend, 0, 10), last = 0;
        for (int round = 0; round < 14; round++)
            last = Train(backend, 0, 10);
        Assert.True(last < 0.3 * first, $"{first} then {last}");
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        using var pool = new WorkerPool(1);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        Train(backend, 0, 1);
        (float[] images, byte[] labels) = TestTraining.Batch(Images.Slice(0, Recipe.Batch));
        Assert.Equal(0, Allocations.Of(() => backend.TrainBatch(new TrainingBatch(images, labels), 0.001f)));
    }

    [Fact]
    public void AnswersNothingBeforeItKnowsItsRanges()
    {
        using var pool = new WorkerPool(1);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        Assert.Throws<InvalidOperationException>(() => backend.Predict(new float[Recipe.Input.Length], new float[10]));
        Assert.Throws<InvalidOperationException>(backend.Export);
    }

    [Theory]
    [InlineData("{ \"type\": \"maxPool\", \"kernel\": 2 }, { \"type\": \"relu\" }, { \"type\": \"flatten\" }", "Expected a layer of type relu right behind a convolution")]
    [InlineData("{ \"type\": \"batchNorm\" }, { \"type\": \"flatten\" }", "Expected a layer of type batchNorm right behind a convolution")]
    [InlineData("{ \"type\": \"conv2D\", \"filters\": 2, \"kernel\": 3, \"activation\": \"relu\" }, { \"type\": \"batchNorm\" }, { \"type\": \"flatten\" }", "Expected a layer of type batchNorm")]
    public void RefusesWhatIntegersCannotTakeIn(string layers, string says)
    {
        Recipe recipe = QuantizedNetwork.RecipeOf(layers);
        using var pool = new WorkerPool(1);
        using var real = new ManagedBackend(recipe, pool);
        TrainedModel model = real.Export();
        Assert.StartsWith(says, Assert.Throws<UserErrorException>(() => new QuantizedBackend(recipe, model, pool)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAnotherNetworksModel()
    {
        using var pool = new WorkerPool(1);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        using var other = new ManagedBackend(QuantizedNetwork.RecipeOf("{ \"type\": \"flatten\" }"), pool);
        Assert.StartsWith("Expected a model with 5 layers that are quantised", Assert.Throws<ArgumentException>(() => backend.Load(other.Export())).Message, StringComparison.Ordinal);
    }

    private static byte[] ModelOf(int threads)
    {
        using var pool = new WorkerPool(threads);
        using var backend = new QuantizedBackend(Recipe, Start(pool), pool);
        Train(backend, 0, 5);
        return Bytes(backend);
    }

    private static TrainedModel Start(WorkerPool pool)
    {
        using var real = new ManagedBackend(Recipe, pool);
        Train(real, 0, 5);
        return real.Export();
    }

    private static byte[] Bytes(QuantizedBackend backend) => OnnxExporter.Export(backend.Export()).ToByteArray();

    // Returns the mean loss.
    private static double Train(ITrainingBackend backend, int from, int to)
    {
        double loss = 0;
        for (int step = from; step < to; step++)
        {
            (float[] images, byte[] labels) = TestTraining.Batch(Images.Slice(step % 10 * Recipe.Batch, Recipe.Batch));
            loss += backend.TrainBatch(new TrainingBatch(images, labels), 0.003f).Loss;
        }
        return loss / (to - from) / Recipe.Batch;
    }
}
