using System;
using System.IO;
using System.Linq;
using Edge.Onnx;
using Edge.Quantize.Import;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;
using Edge.Quantize.Transform;
using FsCheck;
using FsCheck.Fluent;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that the imported network computes what the ONNX nodes say, by an evaluator that shares nothing with it.</summary>
public class OnnxImporterTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Random_networks_agree_with_the_naive_evaluator() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            NetworkBuilder net = RandomNetwork.Of(seed, withSoftmax: true);
            FloatGraph graph = Import(net);
            Agree(net, graph);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20260117, 1));

    [Fact]
    public void Folding_and_fusing_change_results_by_rounding_only_and_remove_the_nodes() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            NetworkBuilder net = RandomNetwork.Of(seed, withSoftmax: false);
            FloatGraph graph = ActivationFusion.Apply(BatchNormalizationFolding.Apply(Import(net)));
            Assert.DoesNotContain(graph.Operators, o => o is FloatBatchNormalization or FloatRelu);
            Agree(net, graph);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20260118, 1));

    [Theory]
    [InlineData(DenseForm.Gemm)]
    [InlineData(DenseForm.GemmTransposed)]
    [InlineData(DenseForm.MatMulAdd)]
    public void Dense_layers_behind_a_flattened_picture_take_its_elements_in_their_order(DenseForm form)
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 3, 4, 5).Flatten().Node("Identity").Dense(4, form);
        Agree(net, Import(net));
    }

    [Theory]
    [InlineData(1, 6, 2, 1, 2)]
    [InlineData(3, 9, 3, 2, 3)]
    [InlineData(2, 4, 3, 1, 1)]
    [InlineData(5, 5, 1, 2, 5)]
    public void Grouped_convolutions_keep_their_groups_apart(int group, int outputs, int kernel, int stride, int channelsOfGroup)
    {
        NetworkBuilder net = new NetworkBuilder(4, 1, group * channelsOfGroup, 7, 6).Conv(outputs * group, kernel, stride, 1, group);
        Agree(net, Import(net));
    }

    [Fact]
    public void Nodes_in_any_order_are_read_in_theirs_and_those_that_nothing_reads_are_left_out()
    {
        NetworkBuilder net = new NetworkBuilder(4, 1, 2, 4, 4).Conv(3, 3).Node("Relu").Flatten().Dense(3, DenseForm.Gemm);
        FloatGraph expected = Import(net);
        Edge.Onnx.Proto.NodeProto[] nodes = [.. net.Model.Graph.Node];
        net.Model.Graph.Node.Clear();
        net.Model.Graph.Node.AddRange(nodes.Reverse());
        net.Model.Graph.Node.Add(Node("NoSuchNode", "unread", "input"));
        FloatGraph got = Import(net);
        Assert.Equal(expected.Operators.Select(o => o.Name), got.Operators.Select(o => o.Name));
        Assert.Equal(new FloatExecutor(expected).Run(new float[32]).ToArray(), new FloatExecutor(got).Run(new float[32]).ToArray());
    }

    [Fact]
    public void Logarithms_of_probabilities_at_the_end_become_the_probabilities_and_it_is_said()
    {
        FloatGraph graph = Import(new NetworkBuilder(4, 1, 5).Dense(3, DenseForm.Gemm).Node("LogSoftmax", OnnxAttributes.Of("axis", 1L)));
        Assert.IsType<FloatSoftmax>(graph.Operators[^1]);
        Assert.Contains("LogSoftmax 'logsoftmax3' became Softmax", Assert.Single(graph.Notes), StringComparison.Ordinal);
        Assert.Equal(1, new FloatExecutor(graph).Run([0.1f, 0.2f, 0.3f, 0.4f, 0.5f]).ToArray().Sum(), 1e-6f);
    }

    [Fact]
    public void A_constant_and_a_normalisation_behind_a_dense_layer_both_fold()
    {
        NetworkBuilder net = new NetworkBuilder(5, 1, 1, 3, 3).Flatten().Dense(4, DenseForm.MatMulAdd).BatchNormalization().Node("Relu");
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        Assert.Equal(["FloatReshape", "FloatDense"], graph.Operators.Select(o => o.GetType().Name));
        Agree(net, graph);
    }

    [Fact]
    public void What_two_layers_read_is_not_fused()
    {
        NetworkBuilder net = new NetworkBuilder(6, 1, 2, 4, 4).Conv(2, 1);
        string conv = net.Current;
        net.Node("Relu").AddTo(conv);
        FloatGraph graph = ActivationFusion.Apply(Import(net));
        Assert.Contains(graph.Operators, o => o is FloatRelu);
        Agree(net, graph);
    }

    [Fact]
    public void Two_flattened_pictures_of_one_shape_can_be_added()
    {
        NetworkBuilder net = new NetworkBuilder(7, 1, 2, 3, 3).Conv(2, 1);
        string conv = net.Current;
        net.Flatten();
        string flat = net.Current;
        // The second way: the same picture through a pool, flattened on its own.
        net.Model.Graph.Node.Add(Node("MaxPool", "pooled", conv, OnnxAttributes.Of("kernel_shape", [1L, 1L])));
        net.Model.Graph.Node.Add(Node("Flatten", "flat2", "pooled"));
        net.AddTo("flat2").Dense(3, DenseForm.Gemm);
        Assert.NotEqual("flat2", flat);
        Agree(net, Import(net));
    }

    private static Edge.Onnx.Proto.NodeProto Node(string type, string name, string input, params Edge.Onnx.Proto.AttributeProto[] attributes) =>
        new() { OpType = type, Name = name, Input = { input }, Output = { name }, Attribute = { attributes } };

    private static FloatGraph Import(NetworkBuilder net)
    {
        using var stream = new MemoryStream(net.ToBytes());
        return OnnxImporter.Import(stream);
    }

    private static void Agree(NetworkBuilder net, FloatGraph graph)
    {
        var executor = new FloatExecutor(graph);
        for (int i = 0; i < 2; i++)
        {
            NchwTensor sample = net.Sample();
            double[] expected = OnnxEvaluator.Run(net.Model, sample).ToNhwc();
            float[] got = executor.Run([.. sample.ToNhwc().Select(v => (float)v)]).ToArray();
            Assert.Equal(expected.Length, got.Length);
            for (int j = 0; j < got.Length; j++)
                Assert.True(Math.Abs(expected[j] - got[j]) <= Tolerance * Math.Max(1, Math.Abs(expected[j])), $"element {j}: expected {expected[j]}, got {got[j]}");
        }
    }
}
