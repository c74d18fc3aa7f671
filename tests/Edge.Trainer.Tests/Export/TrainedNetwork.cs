using System;
using Edge.Data;
using Edge.Onnx.Proto;
using Edge.Trainer.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Export;

/// <summary>A network after a few steps, as ONNX and with its own answers to some images.</summary>
internal sealed record TrainedNetwork(ModelProto Model, float[] Images, float[] Probabilities, int Count)
{
    public static TrainedNetwork Make(Recipe recipe)
    {
        using var pool = new WorkerPool(1);
        using var backend = new ManagedBackend(recipe, pool);
        ImageSet set = SyntheticDigits.Make(recipe.Batch, 3);
        var loader = new BatchLoader(recipe, pool);
        loader.LoadPlain(set, 0, set.Count);
        for (int i = 0; i < 10; i++)
            backend.TrainBatch(new TrainingBatch(loader.Images, loader.Labels), 0.002f);
        float[] probabilities = new float[set.Count * recipe.Classes];
        backend.Predict(loader.Images, probabilities);
        // A network that answers the same to everything would hide a fault of layout.
        Assert.True(ArgMax.Of(probabilities.AsSpan(0, 10)) >= 0 && probabilities.AsSpan().IndexOfAnyInRange(0.2f, 1f) >= 0);
        return new TrainedNetwork(OnnxExporter.Export(backend.Export()), loader.Images.ToArray(), probabilities, set.Count);
    }
}
