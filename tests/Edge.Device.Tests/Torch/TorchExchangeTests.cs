using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch;
using Edge.Trainer.Training;

namespace Edge.Device.Tests.Torch;

/// <summary>Proves that models and states go from one backend to the other and that a training goes on from a state as if nothing had been.</summary>
public class TorchExchangeTests
{
    public static TheoryData<string> Networks => [.. ParityRecipes.Networks.Keys];

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void A_model_of_the_managed_backend_answers_alike_and_comes_back_as_it_was(string network)
    {
        TorchRuntime.SkipWithout();
        Recipe recipe = ParityRecipes.Make(network, new OptimizerSpec());
        (float[] images, byte[] labels) = Batch(recipe, 1);
        using var pool = new WorkerPool(1);
        using var managed = new ManagedBackend(recipe, pool);
        managed.TrainBatch(new TrainingBatch(images, labels), 0.01f);
        using TorchBackend torch = TorchDevices.Open(recipe with { Seed = 99 }, 1);
        float[] before = Answers(torch, recipe, images);
        torch.Load(managed.Export());

        float[] ours = Answers(managed, recipe, images), theirs = Answers(torch, recipe, images);
        Assert.All(ours.Zip(theirs), p => Assert.Equal(p.First, p.Second, 1e-5f));
        Assert.Contains(before.Zip(theirs), p => Math.Abs(p.First - p.Second) > 1e-3f);
        Assert.Equal(OnnxExporter.Export(managed.Export()), OnnxExporter.Export(torch.Export()));
    }

    [SkippableFact]
    public void Answers_and_models_are_those_of_averaged_weights()
    {
        TorchRuntime.SkipWithout();
        Recipe recipe = ParityRecipes.Make("batch normalisation and dropout", new OptimizerSpec { Type = OptimizerType.Sgd }) with { Averaging = new AveragingSpec { Decay = 0.9f } };
        (float[] images, _) = Batch(recipe, 1);
        using var pool = new WorkerPool(1);
        using var managed = new ManagedBackend(recipe, pool);
        using TorchBackend torch = TorchDevices.Open(recipe, 1), plain = TorchDevices.Open(recipe with { Averaging = null }, 1), copy = TorchDevices.Open(recipe, 1);
        foreach (ITrainingBackend backend in new ITrainingBackend[] { managed, torch, plain })
        {
            Train(backend, recipe, 0, 3);
            Answers(backend, recipe, images);
            Train(backend, recipe, 3, 2);
        }
        float[] ours = Answers(managed, recipe, images), theirs = Answers(torch, recipe, images);
        Assert.All(ours.Zip(theirs), p => Assert.Equal(p.First, p.Second, 1e-5f));
        Assert.Contains(theirs.Zip(Answers(plain, recipe, images)), p => Math.Abs(p.First - p.Second) > 1e-3f);
        copy.Load(torch.Export());
        Assert.Equal(theirs, Answers(copy, recipe, images));
    }

    [SkippableFact]
    public void A_model_of_another_network_is_refused()
    {
        TorchRuntime.SkipWithout();
        using TorchBackend torch = TorchDevices.Open(ParityRecipes.Make("dense", new OptimizerSpec()), 1), other = TorchDevices.Open(ParityRecipes.Make("convolutions", new OptimizerSpec()), 1);
        Assert.Contains("Expected a model with 2 layers that learn, got 'convolutions' with 4.", Assert.Throws<ArgumentException>(() => torch.Load(other.Export())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => torch.LoadState(other.SaveState()));
    }

    [SkippableTheory]
    [InlineData(OptimizerType.Adam, false)]
    [InlineData(OptimizerType.RmsProp, true)]
    public void A_training_goes_on_from_a_state_bit_by_bit(OptimizerType optimizer, bool averages)
    {
        TorchRuntime.SkipWithout();
        Recipe recipe = ParityRecipes.Make("batch normalisation and dropout", new OptimizerSpec { Type = optimizer }) with { Averaging = averages ? new AveragingSpec { Decay = 0.5f } : null };
        using TorchBackend whole = TorchDevices.Open(recipe, 1), resumed = TorchDevices.Open(recipe, 1);
        Train(whole, recipe, 0, 3);
        resumed.LoadState(whole.SaveState());
        Train(whole, recipe, 3, 3);
        Train(resumed, recipe, 3, 3);
        IReadOnlyList<StateTensor> expected = whole.SaveState(), got = resumed.SaveState();
        Assert.All(expected.Zip(got), p => Assert.Equal(p.First.Values, p.Second.Values));
    }

    [SkippableFact]
    public void A_state_of_one_backend_is_one_of_the_other()
    {
        TorchRuntime.SkipWithout();
        Recipe recipe = ParityRecipes.Make("residual blocks", new OptimizerSpec { Type = OptimizerType.AdamW, WeightDecay = 0.01f });
        using var pool = new WorkerPool(1);
        using var managed = new ManagedBackend(recipe, pool);
        using TorchBackend torch = TorchDevices.Open(recipe, 1);
        Train(torch, recipe, 0, 2);
        managed.LoadState(torch.SaveState());
        Assert.All(torch.SaveState().Zip(managed.SaveState()), p =>
        {
            Assert.Equal(p.First.Name, p.Second.Name);
            Assert.Equal(p.First.Values, p.Second.Values);
        });
    }

    private static void Train(ITrainingBackend backend, Recipe recipe, int first, int count)
    {
        for (int step = first; step < first + count; step++)
        {
            (float[] images, byte[] labels) = Batch(recipe, step);
            backend.TrainBatch(new TrainingBatch(images, labels), 0.01f);
        }
    }

    private static float[] Answers(ITrainingBackend backend, Recipe recipe, float[] images)
    {
        float[] probabilities = new float[recipe.Batch * recipe.Classes];
        backend.Predict(images, probabilities);
        return probabilities;
    }

    private static (float[] Images, byte[] Labels) Batch(Recipe recipe, int seed)
    {
        var random = new Random(seed);
        float[] images = [.. Enumerable.Range(0, recipe.Batch * recipe.Input.Length).Select(_ => random.NextSingle())];
        return (images, [.. Enumerable.Range(0, recipe.Batch).Select(_ => (byte)random.Next(recipe.Classes))]);
    }
}
