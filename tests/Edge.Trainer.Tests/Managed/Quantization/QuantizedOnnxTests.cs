using System;
using System.Linq;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that other runtimes read the file as what it is: ONNX Runtime's floats with QuantizeLinear and DequantizeLinear agree with the integers but for ties.</summary>
public sealed class QuantizedOnnxTests
{
    [SkippableTheory]
    [InlineData("{ \"type\": \"conv2D\", \"filters\": 8, \"kernel\": 3, \"padding\": \"same\", \"activation\": \"relu\" }, { \"type\": \"maxPool\", \"kernel\": 2 }, { \"type\": \"conv2D\", \"filters\": 12, \"kernel\": 3 }, { \"type\": \"batchNorm\" }, { \"type\": \"relu\" }, { \"type\": \"flatten\" }")]
    [InlineData("{ \"type\": \"conv2D\", \"filters\": 8, \"kernel\": 5, \"stride\": 2, \"activation\": \"relu\" }, { \"type\": \"residual\", \"layers\": [ { \"type\": \"separableConv2D\", \"filters\": 8, \"kernel\": 3, \"padding\": \"same\" } ], \"activation\": \"relu\" }, { \"type\": \"averagePool\", \"kernel\": 2 }, { \"type\": \"flatten\" }")]
    public async Task OnnxRuntimeAgrees(string layers)
    {
        ImageSet images = SyntheticDigits.Make(200, 1);
        using var network = new QuantizedNetwork(QuantizedNetwork.RecipeOf(layers, batch: 50), images, 60, 20);
        (_, float[] expected) = network.Answer(images, 0, 50);
        float[] pixels = [.. images.Pixels[..(50 * 28 * 28)].ToArray().Select(p => p / 255f)];
        float[] got = (await OnnxRuntimeAnswers.RunOrSkipAsync([new OnnxRuntimeJob("network", network.Onnx, [50, 1, 28, 28], [pixels])]))["network"];
        // Its softmax is not rounded to 1/256, and ties of a layer may move a logit by a step.
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], got[i], 0.06f);
        int agree = Enumerable.Range(0, 50).Count(i => ArgMax.Of(expected.AsSpan(i * 10, 10)) == ArgMax.Of(got.AsSpan(i * 10, 10)));
        Assert.InRange(agree, 49, 50);
    }
}
