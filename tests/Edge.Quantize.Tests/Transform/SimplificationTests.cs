using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Transform;

/// <summary>Proves that the forms in which exporters spell one operator become that operator, and that results stay.</summary>
public class SimplificationTests
{
    private static readonly Dictionary<string, (Func<NetworkBuilder, NetworkBuilder> Add, string Steps)> Forms = new()
    {
        ["hard swish, divided before the product"] = (n => Gated(n, g => Limited(g).Node("Div", g.Shape, [Number(g, 6)])), "FloatConv2D FloatFunction"),
        ["hard swish, scaled before the product"] = (n => Gated(n, g => Limited(g).Node("Mul", g.Shape, [Number(g, 1f / 6)])), "FloatConv2D FloatFunction"),
        ["hard swish, divided behind the product"] = (n => Gated(n, Limited).Node("Div", n.Shape, [Number(n, 6)]), "FloatConv2D FloatFunction"),
        ["hard swish by HardSigmoid"] = (n => Gated(n, g => g.Node("HardSigmoid", OnnxAttributes.Of("alpha", 1f / 6))), "FloatConv2D FloatFunction"),
        ["another gate"] = (n => Gated(n, g => g.Node("HardSigmoid", OnnxAttributes.Of("alpha", 0.25f))), "FloatConv2D FloatConv2D FloatClip FloatMul"),
        ["constants in a row before a padded layer"] = (
            n => n.Node("Relu").Node("Sub", n.Shape, [Number(n, 0.5f)]).Node("Div", n.Shape, [Number(n, 0.25f)]).BatchNormalization().Conv(3, 3), "FloatConv2D FloatConv2D FloatConv2D"),
        ["a factor before a padded layer"] = (n => n.Node("Relu").Node("Mul", n.Shape, [Number(n, 0.25f)]).Conv(3, 3), "FloatConv2D FloatConv2D"),
        ["a normalisation before a layer without pads"] = (n => n.Pool("MaxPool", 2, 2, Padding.None).BatchNormalization().Conv(3, 1, padding: Padding.None), "FloatConv2D FloatPool2D FloatConv2D"),
        ["pads that the layer can do"] = (n => n.Node("Pad", [1, 4, 8, 8], [n.Longs(n.Name("p"), 0, 0, 1, 1, 0, 0, 1, 1)]).Conv(3, 3, padding: Padding.None), "FloatConv2D FloatConv2D"),
        ["pads by another value"] = (n => n.Node("Pad", [1, 4, 8, 8], [n.Longs(n.Name("p"), 0, 0, 1, 1, 0, 0, 1, 1), Number(n, 1)]).Conv(3, 3, padding: Padding.None), "FloatConv2D FloatPad FloatConv2D"),
        ["pads beyond those of the layer"] = (n => n.Node("Pad", [1, 4, 10, 10], [n.Longs(n.Name("p"), 0, 0, 2, 2, 0, 0, 2, 2)]).Conv(3, 3, padding: Padding.None), "FloatConv2D FloatPad FloatConv2D"),
    };

    public static TheoryData<string> Kinds => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_becomes_the_fewest_steps_and_computes_the_same(string kind)
    {
        NetworkBuilder net = Forms[kind].Add(new NetworkBuilder(7, 1, 2, 6, 6).Conv(4, 3));
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        Assert.Equal(Forms[kind].Steps, string.Join(' ', graph.Operators.Select(o => o.GetType().Name)));
        NchwTensor sample = net.Sample();
        double[] expected = OnnxEvaluator.Run(net.Model, sample).ToNhwc();
        float[] got = new FloatExecutor(graph).Run([.. sample.ToNhwc().Select(v => (float)v)]).ToArray();
        Assert.All(expected.Zip(got), p => Assert.Equal(p.First, p.Second, 1e-4));
        double decibels = Quantized.Of(net).SignalToNoise();
        Assert.True(decibels > 28, $"{decibels:0.0} dB");
    }

    // The current tensor times a gate of itself.
    private static NetworkBuilder Gated(NetworkBuilder net, Func<NetworkBuilder, NetworkBuilder> gate)
    {
        string x = net.Current;
        return gate(net).Node("Mul", net.Shape, [x]);
    }

    private static NetworkBuilder Limited(NetworkBuilder net) =>
        net.Node("Add", net.Shape, [Number(net, 3)]).Node("Clip", net.Shape, [Number(net, 0), Number(net, 6)]);

    private static string Number(NetworkBuilder net, float value) => net.Floats(net.Name("number"), [value]);
}
