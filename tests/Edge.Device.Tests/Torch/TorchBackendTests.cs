using System;
using System.Linq;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch;
using Edge.Trainer.Training;

namespace Edge.Device.Tests.Torch;

public class TorchBackendTests
{
    private static readonly Recipe Small = new()
    {
        Name = "small",
        Input = new TensorShape(8, 8, 2),
        Network =
        [
            new LayerSpec(LayerType.Conv2D) { Filters = 6, Kernel = 3, Padding = Padding.Same, Stride = 2 },
            new LayerSpec(LayerType.BatchNorm),
            new LayerSpec(LayerType.Relu),
            new LayerSpec(LayerType.MaxPool) { Kernel = 2, Stride = 2 },
            new LayerSpec(LayerType.Flatten),
            new LayerSpec(LayerType.Dense) { Units = 12, Activation = Activation.Relu },
            new LayerSpec(LayerType.Dropout) { Rate = 0.1f },
            new LayerSpec(LayerType.Dense) { Units = 4, Activation = Activation.Softmax },
        ],
        Optimizer = new OptimizerSpec { LearningRate = 0.01f },
        Epochs = 1,
        Batch = 16,
    };

    [Fact]
    public void No_threads_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TorchDevices.Open(Small, 0));

#if CONTRACT
    [Fact]
    public void Without_the_native_library_there_is_one_sentence()
    {
        string message = Assert.Throws<UserErrorException>(() => TorchDevices.Open(Small, 1)).Message;
        Assert.StartsWith("Expected TorchSharp's native library for this machine, could not load it (", message, StringComparison.Ordinal);
    }
#endif

    [SkippableTheory]
    [InlineData(OptimizerType.Adam)]
    [InlineData(OptimizerType.Sgd)]
    public void A_batch_is_learnt_by_heart_and_exported(OptimizerType optimizer)
    {
        TorchRuntime.SkipWithout();
        var random = new Random(1);
        byte[] labels = Enumerable.Range(0, 16).Select(i => (byte)(i % 4)).ToArray();
        float[] images = Enumerable.Range(0, 16 * Small.Input.Length).Select(_ => random.NextSingle()).ToArray();
        using TorchBackend backend = TorchDevices.Open(Small with { Optimizer = Small.Optimizer with { Type = optimizer } }, 1);
        BatchResult first = backend.TrainBatch(new TrainingBatch(images, labels), 0.01f), last = first;
        for (int step = 0; step < 150; step++)
            last = backend.TrainBatch(new TrainingBatch(images, labels), 0.01f);
        Assert.True(last.Loss < first.Loss / 2, $"loss {first.Loss} -> {last.Loss}");
        Assert.Equal(16, last.Samples);

        float[] probabilities = new float[16 * 4];
        backend.Predict(images, probabilities);
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(1, probabilities.Skip(4 * i).Take(4).Sum(), 3));

        TrainedModel model = backend.Export();
        // The activation of the dense layer is a layer of its own.
        Assert.Equal(Small.Network.Count + 1, model.Layers.Count);
        Assert.Equal(3 * 3 * 2 * 6, model.Layers[0].Weights!.Length);
        Assert.Equal(6, model.Layers[1].Variance!.Length);
        Assert.Equal(2 * 2 * 6 * 12, model.Layers[5].Weights!.Length);
        Assert.NotEmpty(OnnxExporter.Export(model).Graph.Node);
    }
}
