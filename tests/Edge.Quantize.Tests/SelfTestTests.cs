using System;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Micro.Operators;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests;

/// <summary>Proves that the golden samples in a file's metadata tell a right model from a damaged one.</summary>
public class SelfTestTests
{
    [Fact]
    public void A_right_model_has_no_failures_and_an_altered_weight_has_some()
    {
        NetworkBuilder net = new NetworkBuilder(8, 1, 2, 6, 6).Conv(3, 3).Node("Relu").Flatten().Dense(4, DenseForm.Gemm);
        var images = new ArrayImages([.. Enumerable.Range(0, 10).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())]);
        byte[] file = QuantizationPipeline.Run(net.ToBytes(), new QuantizationOptions { Name = "net", Calibration = images }, null, CancellationToken.None).Tflite;
        Model model = Model.Load(file);
        Assert.Equal(4, model.GoldenSamples);
        Assert.Equal(0, model.SelfTest());

        sbyte[] weights = ((FullyConnected)model.Graph.Operators[^1]).Weights;
        int at = file.AsSpan().IndexOf(weights.Select(w => unchecked((byte)w)).ToArray());
        Assert.True(at > 0);
        int largest = Array.FindIndex(weights, w => Math.Abs((int)w) == 127);
        file[at + largest] = 0;
        Assert.InRange(Model.Load(file).SelfTest(), 1, 4);
    }

    [Fact]
    public void A_model_without_golden_samples_says_so()
    {
        Model model = Quantized.Of(new NetworkBuilder(8, 1, 1, 3, 3).Conv(1, 1)).Model;
        Assert.Equal((0, 0), (model.GoldenSamples, model.SelfTest()));
    }
}
