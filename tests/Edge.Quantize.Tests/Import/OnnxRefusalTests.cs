using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that what is not supported is refused by a sentence that names the node, and never imported as something else.</summary>
public class OnnxRefusalTests
{
    private static readonly Dictionary<string, (Action<NetworkBuilder> Add, string Says)> Nodes = new()
    {
        ["unknown type"] = (n => n.Node("Tanh"), "expected one of Add, AveragePool"),
        ["foreign domain"] = (n => { n.Node("Relu"); n.Model.Graph.Node[^1].Domain = "com.example"; }, "got com.example.Relu"),
        ["uneven pads"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 3, 3], () => 1)], OnnxAttributes.Of("strides", [2L, 2L]), OnnxAttributes.Of("pads", [1L, 1, 1, 1])), "those of padding SAME (0,0,1,1)"),
        ["negative pads"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 3, 3], () => 1)], OnnxAttributes.Of("pads", [-1L, 0, 0, 0])), "attribute pads to be 4 numbers of 0 to 32768"),
        ["SAME_LOWER"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 2, 2], () => 1)], OnnxAttributes.Of("auto_pad", "SAME_LOWER")), "expected auto_pad NOTSET, SAME_UPPER or VALID"),
        ["stride 0"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("strides", [0L, 1])), "expected a stride of 1 to 32768"),
        ["three strides"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("strides", [1L, 1, 1])), "two-dimensional pictures are supported"),
        ["wrong groups"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("group", 2L)), "expected groups x weight channels = 2 input channels, got 2 x 2"),
        ["overflowing groups"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("group", (1L << 63) + 1)), "expected groups x weight channels"),
        ["kernel of one dimension"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 3], () => 1)]), "expected weights of four dimensions"),
        ["computed weights"] = (n => n.Node("Conv", n.Shape, ["input"]), "expected input 1 ('input') to be a constant"),
        ["no weights"] = (n => n.Node("Conv", n.Shape, []), "expected input 1 ('') to be a constant"),
        ["too few biases"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1), n.Floats("b", [1], () => 1)]), "expected 2 biases, got 1"),
        ["kernel that does not fit"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 9, 9], () => 1)]), "expected dimensions of at least 1"),
        ["ceil mode"] = (n => n.Node("MaxPool", OnnxAttributes.Of("kernel_shape", [2L, 2]), OnnxAttributes.Of("ceil_mode", 1L)), "expected attribute ceil_mode to be 0, got 1"),
        ["dilated pool"] = (n => n.Node("MaxPool", OnnxAttributes.Of("kernel_shape", [2L, 2]), OnnxAttributes.Of("dilations", [2L, 2])), "expected a dilation of 1"),
        ["pool without kernel"] = (n => n.Node("MaxPool"), "expected a kernel of 1 to 32768, got 0x0"),
        ["padded cells in the mean"] = (n => n.Node("AveragePool", OnnxAttributes.Of("kernel_shape", [3L, 3]), OnnxAttributes.Of("pads", [1L, 1, 1, 1]), OnnxAttributes.Of("count_include_pad", 1L)), "count_include_pad to be 0"),
        ["clip to one"] = (n => n.Node("Clip", OnnxAttributes.Of("min", 0f), OnnxAttributes.Of("max", 1f)), "expected a range of [0, 6] or [0, infinity), got [0, 1]"),
        ["clip to NaN"] = (n => n.Node("Clip", OnnxAttributes.Of("min", 0f), OnnxAttributes.Of("max", float.NaN)), "expected a range of [0, 6]"),
        ["clip by nothing"] = (n => n.Node("Clip", n.Shape, [n.Floats("low", System.Array.Empty<float>(), 0L)]), "expected the limit 'low' to be one number, got 0"),
        ["normalisation in training"] = (n => { n.BatchNormalization(); n.Model.Graph.Node[^1].Attribute.Add(OnnxAttributes.Of("training_mode", 1L)); }, "expected attribute training_mode to be 0"),
        ["negative variance"] = (n => n.Node("BatchNormalization", n.Shape, [n.Floats("g", [2], () => 1), n.Floats("b", [2], () => 1), n.Floats("m", [2], () => 1), n.Floats("v", [2], () => -1)]), "got NaN and NaN from a variance of -1 in channel 0"),
        ["normalisation of other channels"] = (n => n.Node("BatchNormalization", n.Shape, [n.Floats("g", [3], () => 1), n.Floats("b", [2], () => 1), n.Floats("m", [2], () => 1), n.Floats("v", [2], () => 1)]), "expected 2 values for each of scale, B, mean and var, got 3, 2, 2, 2"),
        ["constant along the width"] = (n => { n.Conv(6, 1); n.AddTo(n.Floats("c", [6], () => 1)); }, "expected a constant with one value for each of 6 channels, got [6]"),
        ["constant along the height"] = (n => { n.Conv(6, 1); n.AddTo(n.Floats("c", [6, 1], () => 1)); }, "got [6,1]"),
        ["sum of two shapes"] = (n => { n.Conv(2, 3, padding: Padding.None); n.AddTo("input"); }, "expected two tensors of one shape"),
        ["sum of one input"] = (n => n.Node("Add"), "expected input 1 ('') to be computed"),
        ["dense layer on a picture"] = (n => n.Node("Gemm", n.Shape, [n.Floats("w", [72, 2], () => 1)]), "put Flatten before the layer"),
        ["scaled Gemm"] = (n => { n.Flatten().Dense(2, DenseForm.Gemm); n.Model.Graph.Node[^1].Attribute.Add(OnnxAttributes.Of("alpha", 2f)); }, "expected alpha and beta to be 1, got 2 and 1"),
        ["transposed input"] = (n => { n.Flatten().Dense(2, DenseForm.Gemm); n.Model.Graph.Node[^1].Attribute.Add(OnnxAttributes.Of("transA", 1L)); }, "expected attribute transA to be 0"),
        ["weights of another depth"] = (n => n.Flatten().Node("MatMul", n.Shape, [n.Floats("w", [71, 2], () => 1)]), "expected weights for 72 inputs"),
        ["flattening at axis 2"] = (n => n.Node("Flatten", OnnxAttributes.Of("axis", 2L)), "expected attribute axis to be 1, got 2"),
        ["reshape to a picture"] = (n => n.Node("Reshape", n.Shape, [n.Longs("shape", 1, 4, 3, 6)]), "only flattening is supported"),
        ["softmax over a picture"] = (n => n.Node("Softmax"), "expected axis 1 of [N, classes]"),
        ["input from nowhere"] = (n => n.Node("Relu", n.Shape, []).AddTo("nowhere"), "expected input 1 ('nowhere') to be computed"),
        ["normalisation behind Flatten"] = (n => n.Flatten().Node("BatchNormalization", n.Shape, [.. "gbmv".Select(c => n.Floats(c.ToString(), [72], () => 1))]), "behind Flatten; move the layer"),
        ["float16 weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].DataType = 10; }, "expected data of type FLOAT, got FLOAT16"),
        ["external weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External; }, "save the model as one file"),
        ["infinite weights"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => float.PositiveInfinity)]), "expected finite numbers"),
        ["cut weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].RawData = Google.Protobuf.ByteString.CopyFrom(1, 2, 3); }, "expected 16 bytes of data, got 3"),
        ["dims whose product overflows"] = (n => { n.Conv(2, 1); TensorProto t = n.Model.Graph.Initializer[0]; t.Dims.Clear(); t.Dims.Add([1L << 28, 2, 1L << 28, 1L << 28]); t.RawData = Google.Protobuf.ByteString.Empty; }, "expected at most 2^28 elements"),
        ["negative dim"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].Dims[0] = -2; }, "expected dimensions of 0 to 2^28, got -2"),
        ["activations without end"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [1 << 22, 2, 1, 1], () => 1)]), "at most"),
    };

    public static TheoryData<string> Kinds => [.. Nodes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_node_that_is_not_supported_is_named(string kind)
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        Nodes[kind].Add(net);
        QuantizeException e = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes()));
        Assert.Contains(Nodes[kind].Says, e.Message, StringComparison.Ordinal);
        NodeProto node = net.Model.Graph.Node[^1];
        Assert.True(e.Message.StartsWith($"Node {node.OpType} '{node.Name}'", StringComparison.Ordinal)
            || e.Message.StartsWith("Node com.example", StringComparison.Ordinal)
            || e.Message.StartsWith("Tensor '", StringComparison.Ordinal), e.Message);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two inputs", "expected one input and one output, got 2 and 1")]
    [InlineData("free size", "expected fixed dimensions")]
    [InlineData("wrong rank", "expected FLOAT of [N, C, H, W] or [N, features]")]
    [InlineData("int input", "expected FLOAT of [N, C, H, W] or [N, features]")]
    [InlineData("old opset", "expected operator set 7 or later, got 6")]
    [InlineData("missing output", "expected its output 'gone' to be computed")]
    [InlineData("flattened output", "expected its output")]
    [InlineData("no layer", "expected at least one layer")]
    [InlineData("no node", "expected a graph with nodes, got none")]
    [InlineData("node without output", "expected at least one input and one output")]
    [InlineData("very many nodes", "expected at most 4096 nodes, got 5000")]
    public void A_graph_that_is_not_supported_is_refused(string kind, string says)
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        net.Node("Relu");
        GraphProto graph = net.Model.Graph;
        switch (kind)
        {
            case "two inputs": graph.Input.Add(OnnxModelWriter.FloatValue("second", "1", "1")); break;
            case "free size": graph.Input[0] = OnnxModelWriter.FloatValue("input", "N", "2", "H", "W"); break;
            case "wrong rank": graph.Input[0] = OnnxModelWriter.FloatValue("input", "N", "2", "6"); break;
            case "int input": graph.Input[0].Type.TensorType.ElemType = (int)TensorProto.Types.DataType.Int64; break;
            case "old opset": net.Model.OpsetImport[0].Version = 6; break;
            case "missing output": graph.Output.Add(OnnxModelWriter.FloatValue("gone", "N")); break;
            case "flattened output": net.Flatten(); break;
            case "no layer": graph.Node[0].OpType = "Identity"; break;
            case "no node": graph.Node.Clear(); break;
            case "node without output": graph.Node.Add(new NodeProto { OpType = "Relu", Input = { "input" } }); break;
            case "very many nodes": graph.Node.AddRange(Enumerable.Range(0, 4999).Select(_ => graph.Node[0].Clone())); break;
        }
        QuantizeException e = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes()));
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_control_characters_or_without_end_stay_one_short_line()
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        net.Node("Tanh");
        net.Model.Graph.Node[^1].Name = "a\n\u001b[2J" + new string('x', 100_000);
        string message = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes())).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 10, 1100);
    }

    [Fact]
    public void What_cannot_be_folded_is_refused_by_the_quantiser()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 2, 6, 6).Flatten().Dense(3, DenseForm.Gemm).Node("Relu").BatchNormalization();
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        QuantizeException e = Assert.Throws<QuantizeException>(() => Quantizer.ToTflite(graph, graph.Operators.ToDictionary(o => o.Output, _ => new TensorRange(0, 1)).Append(new(graph.Input, new TensorRange(0, 1))).ToDictionary(p => p.Key, p => p.Value), "", []));
        Assert.Contains("expected a batch normalisation or constant on a picture or behind a dense layer", e.Message, StringComparison.Ordinal);
        Assert.Contains(net.Current, e.Message, StringComparison.Ordinal);
    }
}
