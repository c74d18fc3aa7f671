using System;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Trainer.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>A network after a few steps in floats and a few in integers, and the file that it becomes.</summary>
internal sealed class QuantizedNetwork : IDisposable
{
    private readonly WorkerPool _pool = new(2);
    private readonly BatchLoader _loader;

    public QuantizedNetwork(Recipe recipe, ImageSet images, int floatSteps, int integerSteps)
    {
        Recipe = recipe;
        _loader = new BatchLoader(recipe, _pool);
        using var real = new ManagedBackend(recipe, _pool);
        Train(real, images, floatSteps, 0.003f);
        Backend = new QuantizedBackend(recipe, real.Export(), _pool);
        Train(Backend, images, integerSteps, 0.001f);
        Onnx = OnnxExporter.Export(Backend.Export()).ToByteArray();
    }

    public Recipe Recipe { get; }

    public QuantizedBackend Backend { get; }

    public byte[] Onnx { get; }

    /// <summary>A recipe of these layers before a dense one of ten classes.</summary>
    public static Recipe RecipeOf(string layers, int batch = 20) => RecipeReader.Parse(
        $$"""{ "name": "x", "epochs": 1, "batch": {{batch}}, "network": [ {{layers}}, { "type": "dense", "units": 10 } ], "optimizer": { "type": "adam" } }""", "x");

    /// <summary>The int8 model that the pipeline makes of the file.</summary>
    /// <param name="calibration">Images, which must not matter as all scales are in the file.</param>
    public Model Quantize(ImageSet calibration) =>
        Model.Load(QuantizationPipeline.Run(Onnx, new QuantizationOptions { Name = "x", Calibration = new LabelledImages(calibration) }, null, CancellationToken.None).Tflite);

    /// <summary>The int8 model without its softmax.</summary>
    public Model QuantizeLogits(ImageSet calibration)
    {
        FloatGraph graph = QuantizationPipeline.Import(Onnx);
        var softmax = Assert.IsType<FloatSoftmax>(graph.Operators[^1]);
        FloatGraph logits = graph with { Operators = [.. graph.Operators.Take(graph.Operators.Count - 1)], Output = softmax.Source };
        return Model.Load(Quantizer.ToTflite(logits, Calibrator.Run(graph, new LabelledImages(calibration), 1, CancellationToken.None), "x", []));
    }

    /// <summary>The trainer's own integers for images from <paramref name="start"/> on: logits as int8, and probabilities.</summary>
    public (sbyte[] Logits, float[] Probabilities) Answer(ImageSet images, int start, int count)
    {
        _loader.LoadPlain(images, start, count);
        float[] probabilities = new float[count * Recipe.Classes];
        Backend.Predict(_loader.Images, probabilities);
        int zeroPoint = QuantizationPipeline.Import(Onnx) is FloatGraph graph ? graph.Quantization[graph.Operators[^1].Input].ZeroPoint : 0;
        sbyte[] logits = [.. Backend.Logits.Values.Span[..probabilities.Length].ToArray().Select(v => checked((sbyte)(v + zeroPoint)))];
        return (logits, probabilities);
    }

    public void Dispose()
    {
        Backend.Dispose();
        _pool.Dispose();
    }

    private void Train(ITrainingBackend backend, ImageSet images, int steps, float rate)
    {
        for (int step = 0; step < steps; step++)
        {
            _loader.LoadPlain(images, step * Recipe.Batch % (images.Count - Recipe.Batch + 1), Recipe.Batch);
            backend.TrainBatch(new TrainingBatch(_loader.Images, _loader.Labels), rate);
        }
    }
}
