using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that scales in QuantizeLinear and DequantizeLinear are used as they are, whichever of its forms a tool writes, and that broken ones are refused by name.</summary>
public class OnnxQuantizersTests
{
    private static readonly Dictionary<string, (Action<NetworkBuilder> Add, string Says)> Broken = new()
    {
        ["no dequantisation"] = (n => Quantize(n).Node("Relu"), "expected DequantizeLinear behind the QuantizeLinear"),
        ["dequantisation of reals"] = (n => n.Node("DequantizeLinear", n.Shape, [Scale(n, 1f)]), "expected input 0 ('input') to be given by a QuantizeLinear"),
        ["another scale"] = (n => Quantize(n).Node("DequantizeLinear", n.Shape, [Scale(n, 2f)]), "expected the scale 0.5 and zero point of the QuantizeLinear"),
        ["no scale"] = (n => n.Node("QuantizeLinear"), "expected a constant scale, got none"),
        ["computed scale"] = (n => n.Node("QuantizeLinear", n.Shape, ["input"]), "expected input 1 ('input') to be a constant"),
        ["scale of zero"] = (n => n.Node("QuantizeLinear", n.Shape, [Scale(n, 0f)]), "expected scales above 0"),
        ["scales for channels of an activation"] = (n => n.Node("QuantizeLinear", n.Shape, [Scale(n, 1f, 2f)]), "expected one scale for an activation, got 2"),
        ["blocks"] = (n => n.Node("QuantizeLinear", n.Shape, [Scale(n, 1f)], OnnxAttributes.Of("block_size", 2L)), "expected attribute block_size to be 0"),
        ["16 bits"] = (n => { n.Model.Graph.Initializer.Add(new TensorProto { Name = "z", DataType = (int)TensorProto.Types.DataType.Int16, Dims = { 1 } }); n.Node("QuantizeLinear", n.Shape, [Scale(n, 1f), "z"]); }, "expected data of type INT8, UINT8 or INT32"),
        ["zero points for channels"] = (n => { n.Model.Graph.Initializer.Add(OnnxTensors.Of("z", [(sbyte)1, (sbyte)2], 2)); n.Node("QuantizeLinear", n.Shape, [Scale(n, 1f), "z"]); }, "expected equal zero points"),
    };

    public static TheoryData<string> Kinds => [.. Broken.Keys];

    [Fact]
    public void Random_networks_with_their_scales_in_the_file_give_the_same_bytes()
    {
        for (int seed = 0; seed < 120; seed++)
        {
            NetworkBuilder net = RandomNetwork.Of(seed, withSoftmax: false);
            Quantized plain = Quantized.Of(net);
            FloatGraph graph = QuantizationPipeline.Import(QdqForm.Of(net, plain, seed));
            // Calibrated on nothing but zeros: what a range said would show.
            byte[] file = Quantizer.ToTflite(graph, Calibrator.Run(graph, new ArrayImages([new float[graph.Input.Length]]), 1, CancellationToken.None), "test", []);
            Assert.True(plain.Tflite.AsSpan().SequenceEqual(file), $"seed {seed}: another file");
        }
    }

    [Fact]
    public void The_float_evaluation_rounds_where_the_file_says_so()
    {
        FloatGraph graph = QuantizationPipeline.Import(Pair(new NetworkBuilder(1, 1, 1, 2, 2), 0.5f).Node("MaxPool", [1, 1, 2, 2], [], OnnxAttributes.Of("kernel_shape", [1L, 1L])).ToBytes());
        Assert.Equal([0.5f, -1f, 2f, 63.5f], new FloatExecutor(graph).Run([0.4f, -1.2f, 2f, 1000f]).ToArray());
    }

    [Fact]
    public void A_scale_behind_a_pool_holds_before_it_too()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 4, 4).Conv(2, 3).Pool("MaxPool", 2, 2, Padding.None);
        Pair(net, 0.125f);
        Assert.Equal([0.125f, 0.125f], Quantized.Of(net).Model.Graph.Operators.Select(o => o.Output.Scale));
    }

    [Theory]
    [InlineData("MaxPool", "MAX_POOL_2D, QUANTIZE")]
    [InlineData("AveragePool", "AVERAGE_POOL_2D, QUANTIZE")]
    [InlineData("GlobalAveragePool", "MEAN")]
    public void A_pool_with_another_scale_behind_it_goes_to_that_scale(string type, string steps)
    {
        NetworkBuilder net = Pair(new NetworkBuilder(1, 1, 1, 4, 4), 0.5f);
        Pair(type == "GlobalAveragePool" ? net.Node(type, [1, 1, 1, 1], []) : net.Pool(type, 2, 2, Padding.None), 0.25f);
        Quantized quantized = Quantized.Of(net);
        Assert.Equal(steps, string.Join(", ", quantized.Model.Graph.Operators.Select(o => o.Kind)));
        Assert.Equal(0.25f, quantized.Model.Graph.Operators[^1].Output.Scale);
        // Inputs of 0 to 1 in steps of 0.5 leave about 8 dB; a scale that is wrong by a factor of 2 leaves at most 6.
        Assert.True(quantized.SignalToNoise() > 7, $"{quantized.SignalToNoise()} dB");
    }

    [Fact]
    public void A_tensor_that_is_quantised_twice_has_both_scales()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 4, 4);
        Pair(Pair(net, 0.5f), 0.25f);
        Assert.Equal([0.5f, 0.25f], Quantized.Of(net).Model.Graph.Operators.SelectMany(o => o.Inputs.Append(o.Output)).Select(t => t.Scale));
    }

    [Fact]
    public void A_scale_that_its_operator_cannot_have_is_refused()
    {
        // Sums of up to 16000 in steps of 1e-9 are beyond the arithmetic.
        var net = new NetworkBuilder(1, 1, 1, 4, 4);
        Pair(net.Node("Conv", [1, 1, 4, 4], [net.Floats("w", [1, 1, 1, 1], () => 16000f)]), 1e-9f);
        Assert.Contains("so that accumulators do not overflow", Assert.Throws<QuantizeException>(() => Quantized.Of(net)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_transpose_between_dequantisation_and_layer_keeps_the_scales(bool perChannel)
    {
        var net = new NetworkBuilder(1, 1, 3);
        net.Model.Graph.Initializer.Add(OnnxTensors.Of("w", [.. Enumerable.Range(-6, 12).Select(i => (sbyte)i)], 3, 4));
        net.Floats("s", perChannel ? [0.1f, 0.2f, 0.3f, 0.4f] : [0.1f], perChannel ? 4 : 1);
        net.Model.Graph.Node.Add(new NodeProto { OpType = "DequantizeLinear", Name = "dq", Input = { "w", "s" }, Output = { "real" }, Attribute = { OnnxAttributes.Of("axis", 1L) } });
        net.Model.Graph.Node.Add(new NodeProto { OpType = "Transpose", Name = "t", Input = { "real" }, Output = { "turned" } });
        net.Node("Gemm", [1, 4], ["turned"], OnnxAttributes.Of("transB", 1L));
        FloatDense dense = Assert.IsType<FloatDense>(Assert.Single(QuantizationPipeline.Import(net.ToBytes()).Operators));
        Assert.Equal(perChannel ? [0.1f, 0.2f, 0.3f, 0.4f] : [0.1f, 0.1f, 0.1f, 0.1f], dense.Quantization!.Scales);
        // Column by column of the file's matrix.
        Assert.Equal([-6, -2, 2, -5, -1, 3, -4, 0, 4, -3, 1, 5], QuantizedWeights.Of(dense.Weights, dense.Bias, 1, dense.Quantization).Weights.Select(w => (int)w));
    }

    [Fact]
    public void Views_between_quantisation_and_dequantisation_change_the_shape_only()
    {
        NetworkBuilder net = Quantize(new NetworkBuilder(1, 1, 2, 3, 3));
        net.Node("Transpose", [1, 3, 3, 2], [], OnnxAttributes.Of("perm", [0L, 2, 3, 1])).Node("Flatten", [1, 18], []);
        net.Node("DequantizeLinear", net.Shape, [Scale(net, 0.5f)]).Dense(3, DenseForm.Gemm);
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        Assert.Equal(["FloatReshape", "FloatDense"], graph.Operators.Select(o => o.GetType().Name));
        Assert.Equal(0.5f, graph.Quantization[graph.Input].Scale);
    }

    // -128, a zero point apart from 0, and a scale for each column where outputs are rows.
    [Theory]
    [InlineData(-128, 0, 1)]
    [InlineData(-125, 3, 1)]
    [InlineData(5, 0, 3)]
    public void Weights_that_int8_cannot_hold_as_they_are_get_scales_of_their_own(int weight, int zeroPoint, int scales)
    {
        FloatDense dense = DenseOf(weight, zeroPoint, scales);
        Assert.Null(dense.Quantization);
        Assert.Equal((weight - zeroPoint) * 0.1f, dense.Weights[0], 1e-5f);
    }

    // One scale for all, also beside an asymmetric zero point as long as the differences fit.
    [Theory]
    [InlineData(127, 0)]
    [InlineData(5, 3)]
    public void One_scale_of_all_weights_holds_for_each_channel(int weight, int zeroPoint)
    {
        FloatDense dense = DenseOf(weight, zeroPoint, 1);
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.1f], dense.Quantization!.Scales);
        Assert.All(QuantizedWeights.Of(dense.Weights, dense.Bias, 1, dense.Quantization).Weights, w => Assert.Equal(weight - zeroPoint, w));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_broken_pair_is_named(string kind)
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        Broken[kind].Add(net);
        QuantizeException e = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes()));
        Assert.Contains(Broken[kind].Says, e.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    private static FloatDense DenseOf(int weight, int zeroPoint, int scales)
    {
        var net = new NetworkBuilder(1, 1, 3);
        net.Model.Graph.Initializer.Add(OnnxTensors.Of("w", [.. Enumerable.Repeat((sbyte)weight, 12)], 4, 3));
        net.Model.Graph.Initializer.Add(OnnxTensors.Of("z", [.. Enumerable.Repeat((sbyte)zeroPoint, scales)], scales));
        net.Floats("s", [.. Enumerable.Range(1, scales).Select(i => 0.1f * i)], scales);
        net.Model.Graph.Node.Add(new NodeProto { OpType = "DequantizeLinear", Name = "dq", Input = { "w", "s", "z" }, Output = { "real" }, Attribute = { OnnxAttributes.Of("axis", 1L) } });
        net.Node("Gemm", [1, 4], ["real"], OnnxAttributes.Of("transB", 1L));
        return Assert.IsType<FloatDense>(Assert.Single(QuantizationPipeline.Import(net.ToBytes()).Operators));
    }

    private static string Scale(NetworkBuilder net, params float[] values) => net.Floats(net.Name("s"), values, values.Length);

    private static NetworkBuilder Quantize(NetworkBuilder net) => net.Node("QuantizeLinear", net.Shape, [Scale(net, 0.5f)]);

    private static NetworkBuilder Pair(NetworkBuilder net, float scale)
    {
        string step = Scale(net, scale), zero = net.Name("zero");
        net.Model.Graph.Initializer.Add(OnnxTensors.Of(zero, [(sbyte)0]));
        return net.Node("QuantizeLinear", net.Shape, [step, zero]).Node("DequantizeLinear", net.Shape, [step, zero]);
    }
}
