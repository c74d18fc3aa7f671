using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves that int8 networks compute what their float networks do, within the noise of 8 bits.</summary>
public class QuantizedNetworkTests
{
    // A scale that is wrong by a factor of 2 anywhere leaves at most 6 dB.
    private const double LeastDecibels = 18;

    private static readonly Dictionary<string, Func<NetworkBuilder, NetworkBuilder>> Layers = new()
    {
        ["conv"] = n => n.Conv(5, 3),
        ["conv valid stride 2"] = n => n.Conv(5, 3, 2, padding: Padding.None),
        ["conv dilated"] = n => n.Conv(5, 3, 1, 2),
        ["conv relu"] = n => n.Conv(5, 3).Node("Relu"),
        ["conv relu6"] = n => n.Conv(5, 3).Node("Clip", Edge.Onnx.OnnxAttributes.Of("min", 0f), Edge.Onnx.OnnxAttributes.Of("max", 6f)),
        ["conv norm relu"] = n => n.Conv(5, 3, bias: false).BatchNormalization().Node("Relu"),
        ["depthwise"] = n => n.Conv(4, 3, group: 4),
        ["depthwise multiplier 2"] = n => n.Conv(8, 3, group: 4),
        ["grouped"] = n => n.Conv(6, 3, group: 2),
        ["max pool"] = n => n.Pool("MaxPool", 3, 2, Padding.SameUpper),
        ["average pool"] = n => n.Pool("AveragePool", 3, 2, Padding.SameUpper),
        ["global average pool"] = n => n.Node("GlobalAveragePool", [1, 4, 1, 1], []),
        ["dense"] = n => n.Flatten().Dense(9, DenseForm.GemmTransposed),
        ["dense of one output"] = n => n.Flatten().Dense(1, DenseForm.Gemm),
        ["matmul add relu"] = n => n.Flatten().Dense(9, DenseForm.MatMulAdd).Node("Relu"),
        ["residual sum"] = n => n.Conv(4, 3).AddTo("input").Node("Relu"),
        ["relu behind a pool"] = n => n.Conv(5, 3).Pool("AveragePool", 2, 2, Padding.None).Node("Relu"),
        ["relu6 behind a pool"] = n => n.Conv(5, 3).Pool("MaxPool", 2, 2, Padding.None).Node("Clip", Edge.Onnx.OnnxAttributes.Of("min", 0f), Edge.Onnx.OnnxAttributes.Of("max", 6f)),
        ["relu of a tensor that others read"] = n =>
        {
            string shared = n.Conv(4, 3).Current;
            return n.Node("Relu").AddTo(shared);
        },
        ["norm of the input"] = n => n.BatchNormalization(),
        ["norm relu behind a sum"] = n => n.Conv(4, 3).AddTo("input").BatchNormalization().Node("Relu"),
        ["norm of one channel"] = n => n.Conv(1, 3).Pool("MaxPool", 2, 2, Padding.None).BatchNormalization(),
        ["softmax"] = n => n.Flatten().Dense(6, DenseForm.Gemm).Node("Softmax"),
    };

    public static TheoryData<string> Kinds => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_layer_in_int8_is_close_to_float(string kind)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            double decibels = Quantized.Of(Layers[kind](new NetworkBuilder(seed, 1, 4, 7, 6))).SignalToNoise();
            Assert.True(decibels > 28, $"seed {seed}: {decibels:0.0} dB");
        }
    }

    [Fact]
    public void Random_networks_in_int8_are_close_to_float()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            double decibels = Quantized.Of(RandomNetwork.Of(seed, withSoftmax: false)).SignalToNoise();
            Assert.True(decibels > LeastDecibels, $"seed {seed}: {decibels:0.0} dB");
        }
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() =>
        Assert.Equal(Quantized.Of(RandomNetwork.Of(5, withSoftmax: false)).Tflite, Quantized.Of(RandomNetwork.Of(5, withSoftmax: false)).Tflite);

    [Theory]
    [InlineData(1e-9f)]
    [InlineData(1e-4f)]
    [InlineData(1e4f)]
    [InlineData(1e9f)]
    public void Tiny_and_huge_weights_are_held_by_their_scales(float factor)
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 2, 6, 6).Conv(3, 3, bias: false).Flatten().Dense(4, DenseForm.Gemm);
        Scale(net, 0, factor);
        Assert.InRange(Quantized.Of(net).SignalToNoise(), 25, 200);
    }

    [Fact]
    public void Channels_of_zeros_and_outputs_that_are_always_zero_are_quantised()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 2, 6, 6).Conv(3, 3, bias: false).Node("Relu");
        net.Node("Conv", [1, 2, 6, 6], [net.Floats("zeros", [2, 3, 1, 1], () => 0f)]);
        Model model = Quantized.Of(net).Model;
        Assert.All(model.CreateSession().Run(new float[72]).ToArray(), v => Assert.Equal(0f, v));
    }

    [Fact]
    public void An_output_of_a_nearly_cancelled_sum_is_quantised()
    {
        // Relu left 1e-6 of sums of large numbers: a scale made of that range alone would make accumulators wrap, and answers of 0 large.
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 16, 16);
        net.Node("Conv", [1, 1, 16, 16], [net.Floats("w", [1, 1, 1, 1], () => -1000f)]).Node("Relu");
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        Dictionary<FloatTensor, TensorRange> ranges = new() { [graph.Input] = new(0, 1), [graph.Output] = new(0, 1e-6f) };
        Session session = Model.Load(Quantizer.ToTflite(graph, ranges, "", [])).CreateSession();
        Assert.All(session.Run([.. Enumerable.Range(0, 256).Select(i => i / 255f)]).ToArray(), v => Assert.Equal(0f, v));
    }

    [Fact]
    public void A_sum_of_opposites_is_quantised()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 4, 4);
        net.Node("Conv", [1, 1, 4, 4], [net.Floats("w", [1, 1, 1, 1], () => -1f), net.Floats("b", [1], () => 1e-9f)]).AddTo("input");
        Assert.All(Quantized.Of(net).Model.CreateSession().Run([.. Enumerable.Repeat(0.5f, 16)]).ToArray(), v => Assert.InRange(v, -0.01f, 0.01f));
    }

    [Fact]
    public void Weights_beyond_single_precision_are_refused_by_name()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 4, 4).Conv(2, 1);
        Scale(net, 0, 1e38f);
        net.BatchNormalization();
        foreach (Edge.Onnx.Proto.TensorProto t in net.Model.Graph.Initializer.Where(t => t.Name.StartsWith("gamma", StringComparison.Ordinal)).ToArray())
            t.RawData = Edge.Onnx.OnnxTensors.Of("", [1e30f, 1e30f], 2).RawData;
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        Dictionary<FloatTensor, TensorRange> ranges = graph.Operators.Select(o => o.Output).Append(graph.Input).ToDictionary(t => t, _ => new TensorRange(-1, 1));
        QuantizeException e = Assert.Throws<QuantizeException>(() => Quantizer.ToTflite(graph, ranges, "", []));
        Assert.Contains("finite weights", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_refuses_what_is_not_finite()
    {
        FloatGraph graph = QuantizationPipeline.Import(new NetworkBuilder(1, 1, 1, 4, 4).Conv(2, 1).ToBytes());
        float[][] samples = [[.. Enumerable.Repeat(float.NaN, 16)]];
        QuantizeException e = Assert.Throws<QuantizeException>(() => Calibrator.Run(graph, new ArrayImages(samples), 1, CancellationToken.None));
        Assert.Contains("expected finite values", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_notes_the_least_and_the_greatest_value_of_every_tensor()
    {
        NetworkBuilder net = new NetworkBuilder(2, 1, 1, 4, 4).Conv(2, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None);
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        float[][] samples = [.. Enumerable.Range(0, 50).Select(_ => net.Sample().Data.Select(v => (float)v).ToArray())];
        IReadOnlyDictionary<FloatTensor, TensorRange> ranges = Calibrator.Run(graph, new ArrayImages(samples), 40, CancellationToken.None);
        Assert.Equal(samples[..40].Min(s => s.Min()), ranges[graph.Input].Min);
        Assert.Equal(samples[..40].Max(s => s.Max()), ranges[graph.Input].Max);
        var executor = new FloatExecutor(graph);
        Assert.Equal(samples[..40].Max(s => executor.Run(s).ToArray().Max()), ranges[graph.Output].Max);
    }

    private static void Scale(NetworkBuilder net, int initializer, float factor)
    {
        Edge.Onnx.Proto.TensorProto tensor = net.Model.Graph.Initializer[initializer];
        float[] values = [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray().Select(v => v * factor)];
        tensor.RawData = Edge.Onnx.OnnxTensors.Of("", values.AsSpan(), values.Length).RawData;
    }
}
