using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that what is not supported is refused by a sentence that names the node, and never imported as something else.</summary>
public class OnnxRefusalTests
{
    private static readonly Dictionary<string, (Action<NetworkBuilder> Add, string Says)> Nodes = new()
    {
        ["unknown type"] = (n => n.Node("NoSuchNode"), "got NoSuchNode; replace the layer"),
        ["type with a near form"] = (n => n.Node("InstanceNormalization"), "got InstanceNormalization; use BatchNormalization"),
        ["operator form of quantised models"] = (n => n.Node("QLinearConv"), "got QLinearConv; export the model in the QDQ format"),
        ["transposed convolution"] = (n => n.Node("ConvTranspose"), "use Resize by whole factors (nearest) and Conv"),
        ["foreign domain"] = (n => { n.Node("Relu"); n.Model.Graph.Node[^1].Domain = "com.example"; }, "got com.example.Relu"),
        ["mirrored pads"] = (n => n.Node("Pad", n.Shape, [n.Longs("p", 0, 0, 1, 1, 0, 0, 1, 1)], OnnxAttributes.Of("mode", "reflect")), "expected mode constant, got reflect"),
        ["cropping pads"] = (n => n.Node("Pad", n.Shape, [n.Longs("p", 0, 0, -1, 0, 0, 0, 0, 0)]), "expected 8 pads of 0 to 32768"),
        ["pads along the batch"] = (n => n.Node("Pad", n.Shape, [n.Longs("p", 1, 0, 0, 0, 0, 0, 0, 0)]), "expected no pads along the batch"),
        ["padded cells left out of the mean"] = (n => n.Node("AveragePool", OnnxAttributes.Of("kernel_shape", [3L, 3]), OnnxAttributes.Of("strides", [2L, 2]), OnnxAttributes.Of("pads", [1L, 1, 1, 1])), "those of padding SAME (0,0,1,1) or count_include_pad 1"),
        ["pads as large as the kernel"] = (n => n.Node("MaxPool", OnnxAttributes.Of("kernel_shape", [2L, 2]), OnnxAttributes.Of("pads", [2L, 2, 2, 2])), "expected pads smaller than the kernel 2x2"),
        ["linear resize"] = (n => n.Node("Resize", n.Shape, ["", n.Floats("s", [1f, 1, 2, 2], 4)], OnnxAttributes.Of("mode", "linear")), "expected mode nearest, got linear"),
        ["resize by a part"] = (n => { n.Model.OpsetImport[0].Version = 11; n.Node("Resize", n.Shape, ["", n.Floats("s", [1f, 1, 1.5f, 2], 4)], OnnxAttributes.Of("mode", "nearest")); }, "expected whole factors of 1 to 1024, got [1,1,1.5,2]"),
        ["mean over channels"] = (n => n.Node("ReduceMean", OnnxAttributes.Of("axes", [1L])), "expected a mean or maximum over height and width, got axes 1"),
        ["slopes for channels"] = (n => n.Node("PRelu", n.Shape, [n.Floats("s", [0.1f, 0.2f], 2, 1, 1)]), "expected one slope for all channels, got 2"),
        ["joined shapes that differ"] = (n => { n.Conv(2, 3, padding: Padding.None); n.Node("Concat", n.Shape, ["input"], OnnxAttributes.Of("axis", 1L)); }, "expected tensors that differ along axis 1 only"),
        ["constant to be joined"] = (n => n.Node("Concat", n.Shape, [n.Floats("c", [1, 2, 6, 6], () => 1)], OnnxAttributes.Of("axis", 1L)), "expected computed tensors, got a constant"),
        ["product of activations"] = (n => n.Flatten().Node("MatMul", n.Shape, ["input"]), "expected a constant as its second input"),
        ["division of a constant"] = (n => { n.Node("Relu"); n.Model.Graph.Node.Add(new NodeProto { OpType = "Div", Name = "d", Input = { n.Floats("c", [1f]), n.Current }, Output = { "d" } }); n.Model.Graph.Output.Add(OnnxModelWriter.FloatValue("d", "N")); }, "expected a constant to divide by"),
        ["division by 0"] = (n => n.Node("Div", n.Shape, [n.Floats("c", [0f])]), "expected divisors apart from 0"),
        ["logarithms within the network"] = (n => n.Flatten().Node("LogSoftmax").Node("Relu"), "expected it at the end of the network"),
        ["softmax over several axes of several"] = (n => { n.Model.OpsetImport[0].Version = 11; n.Node("Softmax", OnnxAttributes.Of("axis", 2L)); }, "export with a newer one"),
        ["cast to half precision"] = (n => n.Node("Cast", OnnxAttributes.Of("to", 10L)), "expected attribute to to be 1, got 10"),
        ["reshape to another length"] = (n => n.Node("Reshape", n.Shape, [n.Longs("shape", 1, 71)]), "expected a shape of 72 elements like [1,2,6,6], got [1,71]"),
        ["reshape by two open sizes"] = (n => n.Node("Reshape", n.Shape, [n.Longs("shape", -1, -1)]), "expected a shape of 72 elements"),
        ["transpose that is none"] = (n => n.Node("Transpose", OnnxAttributes.Of("perm", [0L, 1, 1, 3])), "expected a permutation of 4 dimensions"),
        ["squeeze of a large axis"] = (n => n.Node("Squeeze", n.Shape, [n.Longs("axes", 1)]), "expected axes of size 1"),
        ["axis beyond the last"] = (n => n.Node("Concat", OnnxAttributes.Of("axis", 4L)), "expected an axis of -4 to 3, got 4"),
        ["constants by an unknown way"] = (n => { n.Model.Graph.Node.Add(new NodeProto { OpType = "Erf", Name = "e", Input = { n.Floats("c", [1f]) }, Output = { "e" } }); n.Model.Graph.Output.Add(OnnxModelWriter.FloatValue("e", "N")); }, "expected constants to be computed by"),
        ["constants without end"] = (n => { n.Model.Graph.Node.Add(new NodeProto { OpType = "ConstantOfShape", Name = "e", Input = { n.Longs("c", 1 << 20, 1 << 20) }, Output = { "e" } }); n.Model.Graph.Output.Add(OnnxModelWriter.FloatValue("e", "N")); }, "expected a constant of at most 65536 elements"),
        ["cycle"] = (n => { n.Model.Graph.Node.Add(new NodeProto { OpType = "Relu", Name = "a", Input = { "b" }, Output = { "a" } }); n.Model.Graph.Node.Add(new NodeProto { OpType = "Relu", Name = "b", Input = { "a" }, Output = { "b" } }); n.Model.Graph.Output.Add(OnnxModelWriter.FloatValue("b", "N")); }, "expected a graph without cycles"),
        ["negative pads"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 3, 3], () => 1)], OnnxAttributes.Of("pads", [-1L, 0, 0, 0])), "attribute pads to be 4 numbers of 0 to 32768"),
        ["stride 0"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("strides", [0L, 1])), "expected a stride of 1 to 32768"),
        ["three strides"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("strides", [1L, 1, 1])), "pictures of one or two dimensions are supported"),
        ["wrong groups"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("group", 2L)), "expected groups x weight channels = 2 input channels, got 2 x 2"),
        ["kernel of one dimension"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 3], () => 1)]), "expected an input of 3 dimensions as its weights have"),
        ["kernel of five dimensions"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1, 1], () => 1)]), "expected weights of three or four dimensions"),
        ["constant of other channels"] = (n => { n.Conv(6, 1); n.AddTo(n.Floats("c", [5, 1, 1], () => 1)); }, "expected a constant that is broadcast to [1x6x6x6], got [5,1,1]"),
        ["dims whose product overflows"] = (n => { n.Conv(2, 1); TensorProto t = n.Model.Graph.Initializer[0]; t.Dims.Clear(); t.Dims.Add([1L << 14, 2, 1L << 14, 1L << 14]); t.RawData = Google.Protobuf.ByteString.Empty; }, "weights for each byte of the file"),
        ["overflowing groups"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1)], OnnxAttributes.Of("group", (1L << 63) + 1)), "expected groups x weight channels"),
        ["computed weights"] = (n => n.Node("Conv", n.Shape, ["input"]), "expected input 1 ('input') to be a constant"),
        ["no weights"] = (n => n.Node("Conv", n.Shape, []), "expected input 1 ('') to be a constant"),
        ["too few biases"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => 1), n.Floats("b", [1], () => 1)]), "expected 2 biases, got 1"),
        ["kernel that does not fit"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 9, 9], () => 1)]), "expected dimensions of at least 1"),
        ["dilated pool"] = (n => n.Node("MaxPool", OnnxAttributes.Of("kernel_shape", [2L, 2]), OnnxAttributes.Of("dilations", [2L, 2])), "expected a dilation of 1"),
        ["pool without kernel"] = (n => n.Node("MaxPool"), "expected a kernel of 1 to 32768, got 0x0"),
        ["clip to NaN"] = (n => n.Node("Clip", OnnxAttributes.Of("min", 0f), OnnxAttributes.Of("max", float.NaN)), "expected a range from a smaller to a larger number, got [0, NaN]"),
        ["clip by nothing"] = (n => n.Node("Clip", n.Shape, [n.Floats("low", System.Array.Empty<float>(), 0L)]), "expected 'low' to be one number, got 0"),
        ["normalisation in training"] = (n => { n.BatchNormalization(); n.Model.Graph.Node[^1].Attribute.Add(OnnxAttributes.Of("training_mode", 1L)); }, "expected attribute training_mode to be 0"),
        ["negative variance"] = (n => n.Node("BatchNormalization", n.Shape, [n.Floats("g", [2], () => 1), n.Floats("b", [2], () => 1), n.Floats("m", [2], () => 1), n.Floats("v", [2], () => -1)]), "got NaN and NaN from a variance of -1 in channel 0"),
        ["normalisation of other channels"] = (n => n.Node("BatchNormalization", n.Shape, [n.Floats("g", [3], () => 1), n.Floats("b", [2], () => 1), n.Floats("m", [2], () => 1), n.Floats("v", [2], () => 1)]), "expected 2 values for each of scale, B, mean and var, got 3, 2, 2, 2"),
        ["sum of two shapes"] = (n => { n.Conv(2, 3, padding: Padding.None); n.AddTo("input"); }, "expected two tensors of one shape, or sizes of 1 to be repeated"),
        ["sum of one input"] = (n => n.Node("Add"), "expected input 1 ('') to be computed"),
        ["dense layer on a picture"] = (n => n.Node("Gemm", n.Shape, [n.Floats("w", [72, 2], () => 1)]), "put Flatten before the layer"),
        ["transposed input"] = (n => { n.Flatten().Dense(2, DenseForm.Gemm); n.Model.Graph.Node[^1].Attribute.Add(OnnxAttributes.Of("transA", 1L)); }, "expected attribute transA to be 0"),
        ["weights of another depth"] = (n => n.Flatten().Node("MatMul", n.Shape, [n.Floats("w", [71, 2], () => 1)]), "expected weights for 72 inputs"),
        ["input from nowhere"] = (n => n.Node("Relu", n.Shape, []).AddTo("nowhere"), "expected input 1 ('nowhere') to be computed"),
        ["float16 weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].DataType = 10; }, "expected data of type FLOAT, got FLOAT16"),
        ["external weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External; }, "save the model as one file"),
        ["infinite weights"] = (n => n.Node("Conv", n.Shape, [n.Floats("w", [2, 2, 1, 1], () => float.PositiveInfinity)]), "expected finite numbers"),
        ["cut weights"] = (n => { n.Conv(2, 1); n.Model.Graph.Initializer[0].RawData = Google.Protobuf.ByteString.CopyFrom(1, 2, 3); }, "expected 16 bytes of data, got 3"),
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
        Assert.True(net.Model.Graph.Node.Any(node => e.Message.StartsWith($"Node {node.OpType} '{node.Name}'", StringComparison.Ordinal))
            || e.Message.StartsWith("Node com.example", StringComparison.Ordinal)
            || e.Message.StartsWith("Tensor '", StringComparison.Ordinal), e.Message);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two inputs", "expected one input and one output, got 2 and 1")]
    [InlineData("free size", "expected fixed dimensions")]
    [InlineData("wrong rank", "expected FLOAT of [N, C, H, W], [N, H, W, C], [N, C, T] or [N, features]")]
    [InlineData("int input", "expected FLOAT of [N, C, H, W], [N, H, W, C], [N, C, T] or [N, features]")]
    [InlineData("old opset", "expected operator set 7 or later, got 6")]
    [InlineData("missing output", "expected its output 'gone' to be computed")]
    [InlineData("batch of eight", "expected a batch of 1 or a free one, got 8")]
    [InlineData("two writers", "expected tensor 'relu0' to be written once")]
    [InlineData("no layer", "expected at least one layer")]
    [InlineData("no node", "expected a graph with nodes, got none")]
    [InlineData("node without output", "expected at least one input and one output")]
    [InlineData("very many nodes", "expected at most 16384 nodes, got 20000")]
    public void A_graph_that_is_not_supported_is_refused(string kind, string says)
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        net.Node("Relu");
        GraphProto graph = net.Model.Graph;
        switch (kind)
        {
            case "two inputs": graph.Input.Add(OnnxModelWriter.FloatValue("second", "1", "1")); break;
            case "free size": graph.Input[0] = OnnxModelWriter.FloatValue("input", "N", "2", "H", "W"); break;
            case "wrong rank": graph.Input[0] = OnnxModelWriter.FloatValue("input", "N", "2", "6", "6", "6"); break;
            case "batch of eight": graph.Input[0] = OnnxModelWriter.FloatValue("input", "8", "2", "6", "6"); break;
            case "two writers": graph.Node.Add(graph.Node[0].Clone()); break;
            case "int input": graph.Input[0].Type.TensorType.ElemType = (int)TensorProto.Types.DataType.Int64; break;
            case "old opset": net.Model.OpsetImport[0].Version = 6; break;
            case "missing output": graph.Output.Add(OnnxModelWriter.FloatValue("gone", "N")); break;
            case "no layer": graph.Node[0].OpType = "Identity"; break;
            case "no node": graph.Node.Clear(); break;
            case "node without output": graph.Node[0].Output[0] = ""; graph.Node[0].Output.Add("second"); graph.Output.Add(OnnxModelWriter.FloatValue("second", "N")); break;
            case "very many nodes": graph.Node.AddRange(Enumerable.Range(0, 19999).Select(_ => graph.Node[0].Clone())); break;
        }
        QuantizeException e = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes()));
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_control_characters_or_without_end_stay_one_short_line()
    {
        var net = new NetworkBuilder(1, 1, 2, 6, 6);
        net.Node("NoSuchNode");
        net.Model.Graph.Node[^1].Name = "a\n\u001b[2J" + new string('x', 100_000);
        string message = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(net.ToBytes())).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 10, 1100);
    }
}
