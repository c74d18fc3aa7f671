using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves that equalisation evens out the weights on both sides of a channel and leaves the network's function alone.</summary>
public class CrossLayerEqualizationTests
{
    private static readonly Dictionary<string, (Func<NetworkBuilder, NetworkBuilder> Make, bool Equalizes)> Kinds = new()
    {
        ["conv relu conv"] = (n => n.Conv(6, 3).Node("Relu").Conv(3, 3), true),
        ["conv conv"] = (n => n.Conv(6, 3).Conv(3, 3), true),
        ["conv depthwise conv"] = (n => n.Conv(6, 3).Node("Relu").Conv(12, 3, group: 6).Node("Relu").Conv(3, 1), true),
        ["grouped on both sides"] = (n => n.Conv(8, 3, group: 2).Node("Relu").Conv(6, 3, group: 2), true),
        ["conv relu pool flatten dense relu dense"] = (n => n.Conv(6, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(7, DenseForm.Gemm).Node("Relu").Dense(4, DenseForm.MatMulAdd), true),
        ["conv average pool dense"] = (n => n.Conv(6, 3).Node("Relu").Node("GlobalAveragePool", [1, 6, 1, 1], []).Flatten(true).Dense(5, DenseForm.GemmTransposed), true),
        ["conv leaky relu conv"] = (n => n.Conv(6, 3).Node("LeakyRelu", OnnxAttributes.Of("alpha", 0.1f)).Conv(3, 3), true),
        ["conv relu padded conv"] = (n => n.Conv(6, 3).Node("Relu").Node("Pad", [1, 6, 12, 11], [n.Longs("pads", 0, 0, 1, 0, 0, 0, 3, 3)]).Conv(3, 3, padding: Padding.None), true),
        ["sigmoid between"] = (n => n.Conv(6, 3).Node("Sigmoid").Conv(3, 3), false),
        ["relu6 between"] = (n => n.Conv(6, 3).Node("Clip", OnnxAttributes.Of("min", 0f), OnnxAttributes.Of("max", 6f)).Conv(3, 3), false),
        ["read by two"] = (n =>
        {
            string shared = n.Conv(4, 3).Node("Relu").Current;
            return n.Conv(4, 3).AddTo(shared);
        }, false),
        ["one layer"] = (n => n.Conv(6, 3).Node("Relu"), false),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pairs_are_equalised_and_nothing_else(string name)
    {
        FloatGraph graph = Import(Kinds[name].Make(new NetworkBuilder(7, 1, 4, 8, 8)), out float[][] samples);
        FloatGraph equalized = CrossLayerEqualization.Apply(graph);
        Assert.Equal(Kinds[name].Equalizes, !ReferenceEquals(graph, equalized));
        AssertSame(graph, equalized, samples, name);
        if (!Kinds[name].Equalizes)
            return;
        FloatOperator[] layers = [.. equalized.Operators.Where(o => o is FloatConv2D or FloatDense)];
        foreach ((FloatOperator first, FloatOperator second) in layers.Zip(layers.Skip(1)))
            for (int c = 0; c < first.Output.Shape[^1]; c++)
                Assert.InRange(Largest(first, c) / LargestReader(second, c, first.Output.Shape[^1]), 0.98, 1.02);
    }

    [Fact]
    public void Random_networks_compute_what_they_did()
    {
        int equalized = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            FloatGraph graph = Import(RandomNetwork.Of(seed, withSoftmax: true), out float[][] samples);
            FloatGraph result = CrossLayerEqualization.Apply(graph);
            equalized += ReferenceEquals(graph, result) ? 0 : 1;
            AssertSame(graph, result, samples, $"seed {seed}");
        }
        Assert.InRange(equalized, 30, 150);
    }

    [Fact]
    public void A_channel_that_is_far_larger_than_its_neighbours_no_longer_costs_them_their_bits()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 2, 8, 8).Conv(4, 3).Node("Relu").Conv(3, 3);
        FloatGraph graph = Import(net, out float[][] samples);
        // The same function, with one channel scaled up by 200 and read by weights 200 times smaller.
        var first = new EqualizedLayer(graph.Operators[0]);
        var second = new EqualizedLayer(graph.Operators[1]);
        double[] scales = [1, 1, 1.0 / 200, 1];
        first.DivideOutputs(scales);
        second.MultiplyInputs(scales);
        FloatGraph skewed = graph with { Operators = [first.ToOperator(), second.ToOperator()] };
        AssertSame(graph, skewed, samples, "skewed");
        double before = Sqnr(skewed, samples), after = Sqnr(CrossLayerEqualization.Apply(skewed), samples);
        Assert.True(after > before + 10, $"{before:0.0} dB became {after:0.0} dB");
    }

    [Fact]
    public void Channels_without_weights_stay_as_they_are()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 1, 6, 6);
        net.Node("Conv", [1, 2, 6, 6], [net.Floats("a", [0f, 0.5f], 2, 1, 1, 1), net.Floats("b", [0.25f, 0f], 2)]).Node("Relu").Conv(3, 3);
        FloatGraph graph = Import(net, out float[][] samples);
        FloatGraph equalized = CrossLayerEqualization.Apply(graph);
        Assert.Equal((0f, 0.25f), (((FloatConv2D)equalized.Operators[0]).Weights[0], ((FloatConv2D)equalized.Operators[0]).Bias[0]));
        AssertSame(graph, equalized, samples, "zeros");
    }

    [Fact]
    public void Weights_with_scales_of_the_source_are_left_alone()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 2, 8, 8).Conv(4, 3).Node("Relu").Conv(3, 3);
        FloatGraph graph = QuantizationPipeline.Import(QdqForm.Of(net, Quantized.Of(net), 1));
        Assert.Same(graph, CrossLayerEqualization.Apply(graph));
    }

    private static FloatGraph Import(NetworkBuilder net, out float[][] samples)
    {
        samples = [.. Enumerable.Range(0, 4).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())];
        return QuantizationPipeline.Import(net.ToBytes());
    }

    private static void AssertSame(FloatGraph graph, FloatGraph other, float[][] samples, string what)
    {
        FloatExecutor expected = new(graph), got = new(other);
        foreach (float[] sample in samples)
        {
            float[] real = expected.Run(sample).ToArray(), same = got.Run(sample).ToArray();
            double largest = real.Max(v => Math.Abs((double)v));
            for (int i = 0; i < real.Length; i++)
                Assert.True(Math.Abs((double)real[i] - same[i]) <= 1e-4 * largest + 1e-9, $"{what}: {real[i]} became {same[i]}");
        }
    }

    private static double Sqnr(FloatGraph graph, float[][] samples)
    {
        var images = new ArrayImages(samples);
        var builder = new SchemeBuilder(graph, graph, images, samples.Length, 99.99, null, default);
        return new HeldOutPictures(graph, images, 0, samples.Length, default)
            .Try(builder.Build(new QuantizationScheme(WeightScheme.PerTensor, Edge.Quantize.Calibration.RangeMethod.MinMax, false, false))).OutputSqnr;
    }

    private static double Largest(FloatOperator step, int channel)
    {
        (IReadOnlyList<float> weights, int channels) = Parts(step);
        int taps = weights.Count / channels;
        return weights.Skip(channel * taps).Take(taps).Max(w => Math.Abs((double)w));
    }

    // By the definition of each layer's weights, not by the index arithmetic under test.
    private static double LargestReader(FloatOperator step, int channel, int channels)
    {
        if (step is not FloatConv2D conv)
            return ((FloatDense)step).Weights.Where((_, i) => i % step.Input.Length % channels == channel).Max(w => Math.Abs((double)w));
        double largest = 0;
        int inputs = conv.Input.Shape[3], groupInputs = inputs / conv.Groups, groupOutputs = conv.Bias.Count / conv.Groups, cells = conv.Window.Height * conv.Window.Width;
        for (int group = 0; group < conv.Groups; group++)
            for (int o = 0; o < groupOutputs; o++)
                for (int cell = 0; cell < cells; cell++)
                    for (int i = 0; i < groupInputs; i++)
                        if (group * groupInputs + i == channel)
                            largest = Math.Max(largest, Math.Abs(conv.Weights[((group * groupOutputs + o) * cells + cell) * groupInputs + i]));
        return largest;
    }

    private static (IReadOnlyList<float> Weights, int Channels) Parts(FloatOperator step) =>
        step is FloatConv2D conv ? (conv.Weights, conv.Bias.Count) : (((FloatDense)step).Weights, ((FloatDense)step).Bias.Count);
}
