using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Data;
using Edge.Inference;
using Edge.Testing;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that the trainer's forward is the int8 model's: export, quantiser, .tflite file and engine give the very logits and probabilities of the trainer.</summary>
public sealed class QuantizedParityTests
{
    private const string Conv = "{ \"type\": \"conv2D\", \"filters\": 6, \"kernel\": 3 }", Pool = "{ \"type\": \"maxPool\", \"kernel\": 2 }";
    private const string Norm = "{ \"type\": \"batchNorm\" }, { \"type\": \"relu\" }", Flatten = "{ \"type\": \"flatten\" }";

    private static readonly ImageSet Train = SyntheticDigits.Make(200, 1);
    private static readonly ImageSet Test = SyntheticDigits.Make(60, 2);

    private static readonly Dictionary<string, string> Networks = new()
    {
        ["dense"] = Flatten,
        ["dense relu dense"] = Flatten + ", { \"type\": \"dense\", \"units\": 13, \"activation\": \"relu\" }",
        ["convolution"] = $"{Conv}, {Flatten}",
        ["convolution same, stride 2"] = "{ \"type\": \"conv2D\", \"filters\": 5, \"kernel\": 4, \"stride\": 2, \"padding\": \"same\", \"activation\": \"relu\" }, " + Flatten,
        ["normalised"] = $"{Conv}, {Norm}, {Pool}, {Conv}, {Norm}, {Flatten}, {{ \"type\": \"dropout\", \"rate\": 0.3 }}",
        ["normalised dense"] = Flatten + ", { \"type\": \"dense\", \"units\": 16 }, " + Norm,
        ["depthwise"] = $"{Conv}, {Norm}, {{ \"type\": \"depthwiseConv2D\", \"kernel\": 3, \"stride\": 2, \"padding\": \"same\", \"activation\": \"relu\" }}, {Flatten}",
        ["separable"] = "{ \"type\": \"conv2D\", \"filters\": 8, \"kernel\": 5, \"stride\": 2, \"activation\": \"relu\" }, { \"type\": \"separableConv2D\", \"filters\": 12, \"kernel\": 3, \"activation\": \"relu\" }, " + Flatten,
        ["average pool"] = $"{Conv}, {{ \"type\": \"averagePool\", \"kernel\": 3, \"stride\": 2 }}, {Flatten}",
        ["global average pool"] = $"{Conv}, {Norm}, {Conv}, {{ \"type\": \"globalAveragePool\" }}",
        ["residual"] = $"{Conv}, {Norm}, {{ \"type\": \"residual\", \"layers\": [ {{ \"type\": \"conv2D\", \"filters\": 6, \"kernel\": 3, \"padding\": \"same\" }}, {{ \"type\": \"batchNorm\" }} ], \"activation\": \"relu\" }}, {Flatten}",
        ["residual with shortcut"] = $"{Conv}, {{ \"type\": \"residual\", \"layers\": [ {{ \"type\": \"conv2D\", \"filters\": 9, \"kernel\": 3, \"stride\": 2, \"padding\": \"same\", \"activation\": \"relu\" }}, {{ \"type\": \"conv2D\", \"filters\": 9, \"kernel\": 3, \"padding\": \"same\" }} ], \"shortcut\": [ {{ \"type\": \"conv2D\", \"filters\": 9, \"kernel\": 1, \"stride\": 2 }} ] }}, {{ \"type\": \"averagePool\", \"kernel\": 2 }}, {Flatten}",
        ["sums beyond single precision"] = $"{{ \"type\": \"conv2D\", \"filters\": 6, \"kernel\": 3, \"padding\": \"same\" }}, {Norm}, {Flatten}",
    };

    public static TheoryData<string> Kinds => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheEngineGivesTheTrainersBits(string kind)
    {
        using var network = new QuantizedNetwork(QuantizedNetwork.RecipeOf(Networks[kind]), Train, 30, 12);
        Agrees(network, Test);
    }

    [Fact]
    public void WithoutTrainingInIntegersToo()
    {
        using var network = new QuantizedNetwork(QuantizedNetwork.RecipeOf(Networks["normalised"]), Train, 3, 1);
        Agrees(network, Test);
    }

    [SkippableFact]
    public void OnAllRealTestImages()
    {
        (ImageSet train, ImageSet test) = MnistData.Load(Mnist.FolderOrSkip());
        Recipe recipe = TestTraining.Shipped("digits.json") with { Batch = 100 };
        using var network = new QuantizedNetwork(recipe, train, 80, 40);
        int correct = Agrees(network, test);
        Assert.InRange(correct / (double)test.Count, 0.9, 1);
    }

    // Compares everything and returns the right answers.
    private static int Agrees(QuantizedNetwork network, ImageSet images)
    {
        Session whole = network.Quantize(images.Slice(0, 2)).CreateSession(), withoutSoftmax = network.QuantizeLogits(images.Slice(0, 1)).CreateSession();
        int classes = network.Recipe.Classes, correct = 0, distinct = 0;
        float[] pixels = new float[images.Height * images.Width];
        for (int start = 0; start < images.Count; start += network.Recipe.Batch)
        {
            int count = Math.Min(network.Recipe.Batch, images.Count - start);
            (sbyte[] logits, float[] probabilities) = network.Answer(images, start, count);
            distinct = Math.Max(distinct, logits.Distinct().Count());
            for (int i = 0; i < count; i++)
            {
                for (int p = 0; p < pixels.Length; p++)
                    pixels[p] = images.Pixels.Span[((start + i) * pixels.Length) + p] / 255f;
                Assert.Equal(whole.Run(pixels).ToArray(), probabilities.AsSpan(i * classes, classes).ToArray());
                float[] real = withoutSoftmax.Run(pixels).ToArray();
                sbyte[] expected = [.. real.Select(v => Edge.Micro.Arithmetic.Scales.Quantize(v, withoutSoftmax.Model.Graph.Outputs[0].Scale, withoutSoftmax.Model.Graph.Outputs[0].ZeroPoint))];
                Assert.Equal(expected, logits.AsSpan(i * classes, classes).ToArray());
                correct += whole.Classify((ReadOnlySpan<float>)pixels).Label == images.Labels.Span[start + i] ? 1 : 0;
            }
        }
        // A network that answers the same to everything would hide a fault.
        Assert.True(distinct > 20, $"{distinct} different logits");
        return correct;
    }
}
