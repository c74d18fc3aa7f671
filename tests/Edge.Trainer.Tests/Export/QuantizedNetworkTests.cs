using System;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize;
using Edge.Quantize.Data;
using Edge.Quantize.Network;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Export;

/// <summary>The way from a recipe with every layer to int8: the quantiser reads the exported network as it was trained, and the engine gives the same classes.</summary>
public sealed class QuantizedNetworkTests
{
    private static readonly ImageSet Train = SyntheticDigits.Make(1500, 1);
    private static readonly ImageSet Test = SyntheticDigits.Make(400, 2);

    [Fact]
    public void EveryLayerReachesTheEngine()
    {
        Recipe recipe = EveryLayer.Recipe;
        using var pool = new WorkerPool(2);
        using var backend = new ManagedBackend(recipe, pool);
        TrainingResult trained = TestTraining.Loop(recipe, Train, Test, pool).Run(null, null, CancellationToken.None);
        backend.Load(trained.Model);
        Assert.InRange(trained.Test.Accuracy, 0.9, 1);
        byte[] onnx = OnnxExporter.Export(trained.Model).ToByteArray();
        var options = new QuantizationOptions { Name = recipe.Name, Calibration = new LabelledImages(Train), CalibrationImages = 200, Test = new LabelledImages(Test) };
        QuantizationResult result = QuantizationPipeline.Run(onnx, options, null, CancellationToken.None);
        Model model = Model.Load(result.Tflite);
        Assert.Equal(0, model.SelfTest());

        var executor = new FloatExecutor(QuantizationPipeline.Import(onnx));
        Session fast = model.CreateSession(), reference = model.CreateSession(EngineKind.Reference);
        float[] probabilities = new float[recipe.Classes];
        int agreeing = 0;
        for (int i = 0; i < Test.Count; i++)
        {
            (float[] image, _) = TestTraining.Batch(Test.Slice(i, 1));
            backend.Predict(image, probabilities);
            ReadOnlySpan<float> imported = executor.Run(image);
            for (int c = 0; c < probabilities.Length; c++)
                Assert.Equal(probabilities[c], imported[c], 1e-4f);
            Assert.Equal(reference.Run((ReadOnlySpan<float>)image).ToArray(), fast.Run((ReadOnlySpan<float>)image).ToArray());
            agreeing += fast.Classify((ReadOnlySpan<float>)image).Label == ArgMax.Of(probabilities) ? 1 : 0;
        }
        Assert.InRange(agreeing, 0.98 * Test.Count, Test.Count);
        Assert.InRange(result.Report.Int8Correct!.Value, trained.Test.Correct - (0.02 * Test.Count), Test.Count);
    }

    // Normalisation and rectifiers that no convolution can take along: of the image, behind pools and sums, and of a value that the other path reads.
    [Theory]
    [InlineData("""{ "type": "batchNorm" }, { "type": "conv2D", "filters": 4, "kernel": 5 }, { "type": "maxPool", "kernel": 2 }, { "type": "relu" }, { "type": "averagePool", "kernel": 3 }, { "type": "batchNorm" },""")]
    [InlineData("""{ "type": "conv2D", "filters": 4, "kernel": 5, "stride": 3 }, { "type": "residual", "layers": [ { "type": "batchNorm" }, { "type": "relu" }, { "type": "conv2D", "filters": 4, "kernel": 3, "padding": "same" } ] }, { "type": "batchNorm" }, { "type": "relu" },""")]
    [InlineData("""{ "type": "conv2D", "filters": 4, "kernel": 5, "stride": 3 }, { "type": "residual", "layers": [ { "type": "relu" }, { "type": "maxPool", "kernel": 1 } ], "shortcut": [ { "type": "relu" }, { "type": "depthwiseConv2D", "kernel": 3, "padding": "same" } ] },""")]
    public void AnyOrderOfLayersIsQuantised(string layers)
    {
        string json = $$"""{ "name": "x", "epochs": 1, "batch": 32, "network": [ {{layers}} { "type": "flatten" }, { "type": "dense", "units": 10 } ], "optimizer": { "type": "adam" } }""";
        TrainedNetwork network = TrainedNetwork.Make(RecipeReader.Parse(json, "x"));
        var options = new QuantizationOptions { Name = "x", Calibration = new LabelledImages(SyntheticDigits.Make(32, 3)) };
        Session session = Model.Load(QuantizationPipeline.Run(network.Model.ToByteArray(), options, null, CancellationToken.None).Tflite).CreateSession();
        double error = 0;
        for (int i = 0; i < network.Count; i++)
        {
            ReadOnlySpan<float> int8 = session.Run(network.Images.AsSpan(i * 784, 784));
            for (int c = 0; c < 10; c++)
                error = Math.Max(error, Math.Abs(int8[c] - network.Probabilities[(i * 10) + c]));
        }
        Assert.InRange(error, 0, 0.06);
    }

    [Fact]
    public void EveryLayerBecomesItsOwnOperator()
    {
        TrainedNetwork network = TrainedNetwork.Make(EveryLayer.Recipe);
        var options = new QuantizationOptions { Name = "x", Calibration = new LabelledImages(Train), CalibrationImages = 10 };
        Model model = Model.Load(QuantizationPipeline.Run(network.Model.ToByteArray(), options, null, CancellationToken.None).Tflite);
        string[] kinds = [.. model.Graph.Operators.Select(o => o.Kind)];
        // Normalisations are folded and rectifiers fused: what is left is what computes.
        Assert.Equal(8, kinds.Count(k => k == "CONV_2D"));
        Assert.Equal(3, kinds.Count(k => k == "DEPTHWISE_CONV_2D"));
        Assert.Equal(4, kinds.Count(k => k == "ADD"));
        Assert.Equal(2, kinds.Count(k => k == "FULLY_CONNECTED"));
        Assert.Equal(["ADD", "AVERAGE_POOL_2D", "CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "MAX_POOL_2D", "RESHAPE", "SOFTMAX"], kinds.Distinct().Order(StringComparer.Ordinal));
    }
}
