using System;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Export;

public sealed class OnnxExporterTests
{
    [Theory]
    [InlineData("smoke.json")]
    [InlineData("digits.json")]
    [InlineData("tf-convnet.json")]
    public void AnswersLikeTheTrainer(string recipe)
    {
        TrainedNetwork network = TrainedNetwork.Make(TestTraining.Shipped(recipe) with { Batch = 12 });
        Agrees(network);
    }

    [Fact]
    public void EveryLayerAnswersLikeTheTrainer() => Agrees(TrainedNetwork.Make(EveryLayer.Recipe with { Batch = 12 }));

    // The order of a flattened image must reach batch normalisation and the next dense layer; flatten itself may be left to the exporter.
    [Theory]
    [InlineData("{ \"type\": \"conv2D\", \"filters\": 3, \"kernel\": 5, \"stride\": 3 }, { \"type\": \"flatten\" }, { \"type\": \"batchNorm\" }, { \"type\": \"relu\" }, { \"type\": \"dense\", \"units\": 12 }, { \"type\": \"batchNorm\" },")]
    [InlineData("{ \"type\": \"maxPool\", \"kernel\": 14 }, { \"type\": \"conv2D\", \"filters\": 7, \"kernel\": 2 }, { \"type\": \"relu\" },")]
    public void KeepsTheOrderOfVectors(string layers)
    {
        string json = $$"""{ "name": "x", "epochs": 1, "batch": 12, "network": [ {{layers}} { "type": "dense", "units": 10 } ], "optimizer": { "type": "adam" } }""";
        Agrees(TrainedNetwork.Make(RecipeReader.Parse(json, "x")));
    }

    [Fact]
    public void IsStandardOnnx()
    {
        ModelProto model = TrainedNetwork.Make(TestTraining.Shipped("digits.json") with { Batch = 8 }).Model;
        Assert.Equal((8, 13L), (model.IrVersion, Assert.Single(model.OpsetImport).Version));
        ValueInfoProto input = Assert.Single(model.Graph.Input), output = Assert.Single(model.Graph.Output);
        Assert.Equal(("input", "probabilities"), (input.Name, output.Name));
        Assert.Equal([0, 1, 28, 28], input.Type.TensorType.Shape.Dim.Select(d => d.DimValue));
        Assert.Equal([0, 10], output.Type.TensorType.Shape.Dim.Select(d => d.DimValue));
        string[] operators =
        [
            "Conv", "BatchNormalization", "Relu", "MaxPool", "Conv", "BatchNormalization", "Relu", "MaxPool", "Conv", "BatchNormalization", "Relu",
            "Flatten", "Gemm", "Softmax",
        ];
        Assert.Equal(operators, model.Graph.Node.Select(n => n.OpType));
        Assert.Equal(model.Graph.Node.Count, model.Graph.Node.Select(n => n.Name).Distinct().Count());
    }

    [Fact]
    public void SurvivesARoundTripWithUnknownFields()
    {
        byte[] bytes = TrainedNetwork.Make(TestTraining.Shipped("smoke.json") with { Batch = 8 }).Model.ToByteArray();
        // Field 20 (training_info), a message that our subset does not know.
        byte[] extended = [.. bytes, 0xA2, 0x01, 0x02, 0x08, 0x05];
        ModelProto read = ModelProto.Parser.ParseFrom(extended);
        Assert.Equal(ModelProto.Parser.ParseFrom(bytes).Graph, read.Graph);
        Assert.Equal(extended, read.ToByteArray());
    }

    [Fact]
    public void RefusesAnArrayThatDoesNotFit()
    {
        var layer = new TrainedLayer(new LayerSpec(LayerType.Dense) { Units = 2 }) { Weights = new float[3] };
        var fault = Assert.Throws<ArgumentException>(() => OnnxExporter.Export(new TrainedModel("x", new TensorShape(1, 1, 4), [layer])));
        Assert.Equal("Expected 8 values for weights of dense1, got 3.", fault.Message);
    }

    [Fact]
    public void BlocksAndGroupsAreStandardNodes()
    {
        ModelProto model = TrainedNetwork.Make(EveryLayer.Recipe with { Batch = 8 }).Model;
        NodeProto[] adds = [.. model.Graph.Node.Where(n => n.OpType == "Add")];
        Assert.Equal(4, adds.Length);
        Assert.All(adds, n => Assert.Equal(2, n.Input.Distinct().Count()));
        NodeProto[] grouped = [.. model.Graph.Node.Where(n => n.Attribute.Any(a => a.Name == "group"))];
        Assert.Equal([8L, 12, 16], grouped.Select(n => n.Attribute.Single(a => a.Name == "group").I));
        Assert.All(grouped, n => Assert.Equal([n.Attribute.Single(a => a.Name == "group").I, 1, 3, 3], model.Graph.Initializer.Single(t => t.Name == n.Input[1]).Dims));
        // Nodes stand behind the nodes that they read.
        var known = model.Graph.Initializer.Select(t => t.Name).Append("input").ToHashSet();
        foreach (NodeProto node in model.Graph.Node)
        {
            Assert.All(node.Input, i => Assert.Contains(i, known));
            Assert.True(known.Add(node.Output[0]));
        }
    }

    private static void Agrees(TrainedNetwork network)
    {
        var reference = new OnnxReference(network.Model);
        int pixels = network.Images.Length / network.Count, classes = network.Probabilities.Length / network.Count;
        for (int i = 0; i < network.Count; i++)
        {
            double[] expected = reference.Run(network.Images.AsSpan(i * pixels, pixels));
            for (int c = 0; c < classes; c++)
                Assert.Equal(expected[c], network.Probabilities[(i * classes) + c], 2e-5);
        }
    }
}
