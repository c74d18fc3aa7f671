using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that the order of elements is right wherever a file transposes, reshapes, pads or joins, and that steps for it are made only where a layer needs one.</summary>
public class LayoutTests
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, (Func<NetworkBuilder> Net, bool IsChannelsLast, string Steps)> Forms = new()
    {
        ["Keras: transposes around each layer"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(1, 1, 6, 5, 3);
                Transpose(net, 0, 3, 1, 2).Conv(4, 3);
                Transpose(net, 0, 2, 3, 1).Node("Relu");
                Transpose(net, 0, 3, 1, 2).Pool("MaxPool", 2, 2, Padding.None);
                Transpose(net, 0, 2, 3, 1).Node("Reshape", [1, 24], [net.Longs("s", -1, 24)]);
                return net.Dense(3, DenseForm.MatMulAdd);
            },
            true,
            "CONV_2D MAX_POOL_2D RESHAPE FULLY_CONNECTED"),
        ["Keras: means over the picture"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(2, 1, 6, 5, 3);
                Transpose(net, 0, 3, 1, 2).Conv(4, 3);
                Transpose(net, 0, 2, 3, 1).Node("ReduceMean", [1, 4], [], OnnxAttributes.Of("axes", [1L, 2]), OnnxAttributes.Of("keepdims", 0L));
                return net.Dense(3, DenseForm.Gemm);
            },
            true,
            "CONV_2D AVERAGE_POOL_2D RESHAPE FULLY_CONNECTED"),
        ["PyTorch: pictures out of rows"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(3, 1, 30);
                return net.Node("Reshape", [1, 1, 6, 5], [net.Longs("view", -1, 1, 6, 5)]).Conv(4, 3).Flatten().Dense(3, DenseForm.Gemm);
            },
            false,
            "RESHAPE CONV_2D RESHAPE FULLY_CONNECTED"),
        ["pads of a layer beside it"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(4, 1, 2, 6, 6);
                return net.Node("Pad", [1, 2, 8, 8], [net.Longs("p", 0, 0, 1, 1, 0, 0, 1, 1)]).Conv(4, 3, padding: Padding.None).Flatten().Dense(3, DenseForm.Gemm);
            },
            false,
            "CONV_2D RESHAPE FULLY_CONNECTED"),
        ["PyTorch: pads of a stride of two"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(5, 1, 2, 6, 6);
                return net.Node("Conv", [1, 4, 3, 3], [net.Floats("w", [4, 2, 3, 3], () => net.Weight(18))], OnnxAttributes.Of("strides", [2L, 2]), OnnxAttributes.Of("pads", [1L, 1, 1, 1])).Flatten().Dense(3, DenseForm.Gemm);
            },
            false,
            "PAD CONV_2D RESHAPE FULLY_CONNECTED"),
        ["rescaling before the first layer"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(6, 1, 6, 5, 3);
                net.Node("Mul", net.Shape, [net.Floats("f", [1f / 128])]);
                return Transpose(net, 0, 3, 1, 2).Conv(4, 3).Flatten().Dense(3, DenseForm.Gemm);
            },
            true,
            "CONV_2D RESHAPE FULLY_CONNECTED"),
        ["a flattened convolution at the end"] = (() => new NetworkBuilder(7, 1, 2, 4, 4).Conv(3, 3).Flatten(), false, "CONV_2D RESHAPE TRANSPOSE RESHAPE"),
        ["a normalisation behind Flatten"] = (() => new NetworkBuilder(8, 1, 2, 4, 4).Conv(3, 3).Node("Relu").Flatten().BatchNormalization().Dense(4, DenseForm.Gemm), false, "CONV_2D RESHAPE FULLY_CONNECTED"),
        ["a signal"] = (
            () =>
            {
                NetworkBuilder net = new NetworkBuilder(9, 1, 2, 16);
                net.Node("Conv", [1, 4, 14], [net.Floats("w", [4, 2, 3], () => net.Weight(6))]).Node("MaxPool", [1, 4, 7], [], OnnxAttributes.Of("kernel_shape", [2L]), OnnxAttributes.Of("strides", [2L]));
                return net.Flatten().Dense(3, DenseForm.Gemm);
            },
            false,
            "CONV_2D MAX_POOL_2D RESHAPE FULLY_CONNECTED"),
    };

    public static TheoryData<string> Kinds => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_step_is_left_that_no_layer_needs(string kind)
    {
        (Func<NetworkBuilder> make, bool isChannelsLast, string steps) = Forms[kind];
        NetworkBuilder net = make();
        Agree(net, isChannelsLast, kind);
        Assert.Equal(steps, string.Join(' ', Quantized.Of(net, 8).Model.Graph.Operators.Select(o => o.Kind)));
    }

    [Fact]
    public void Random_networks_with_views_everywhere_agree_with_the_naive_evaluator()
    {
        for (int seed = 0; seed < 600; seed++)
        {
            (NetworkBuilder net, bool isChannelsLast) = RandomLayouts.Of(seed, withSoftmax: true);
            Agree(net, isChannelsLast, $"seed {seed}: {string.Join(' ', net.Model.Graph.Node.Select(n => n.OpType))}");
        }
    }

    [Fact]
    public void Random_networks_with_views_everywhere_are_close_to_float_in_int8()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            double decibels = Quantized.Of(RandomLayouts.Of(seed, withSoftmax: false).Net, 8).SignalToNoise();
            Assert.True(decibels > 14, $"seed {seed}: {decibels:0.0} dB");
        }
    }

    private static NetworkBuilder Transpose(NetworkBuilder net, params int[] order) =>
        net.Node("Transpose", [.. order.Select(d => net.Shape[d])], [], OnnxAttributes.Of("perm", order.Select(d => (long)d)));

    private static void Agree(NetworkBuilder net, bool isChannelsLast, string what)
    {
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        var executor = new FloatExecutor(graph);
        NchwTensor sample = net.Sample();
        double[] expected = OnnxEvaluator.Run(net.Model, sample).Data;
        double[] input = isChannelsLast ? sample.Data : sample.Shape.Length == 3 ? Signal(sample) : sample.ToNhwc();
        float[] got = executor.Run([.. input.Select(v => (float)v)]).ToArray();
        Assert.True(expected.Length == got.Length, $"{what}: expected {expected.Length} elements, got {got.Length}");
        double largest = Math.Max(expected.Max(Math.Abs), 1);
        for (int i = 0; i < got.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= Tolerance * largest, $"{what}: element {i}: expected {expected[i]}, got {got[i]}");
    }

    // A signal comes with its channels last, as pictures do.
    private static double[] Signal(NchwTensor sample) =>
        [.. from t in Enumerable.Range(0, sample.Shape[2]) from c in Enumerable.Range(0, sample.Shape[1]) select sample.Data[c * sample.Shape[2] + t]];
}
