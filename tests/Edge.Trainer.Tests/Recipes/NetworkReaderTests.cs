using System;
using System.Collections.Generic;
using Edge.Cli;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class NetworkReaderTests
{
    private const string Good =
        """
        { "name": "x", "epochs": 1, "network": [
            { "type": "conv2D", "filters": 4, "kernel": 3, "l2": 0.001 },
            { "type": "separableConv2D", "filters": 6, "kernel": 5, "stride": 2, "padding": "same", "activation": "relu" },
            { "type": "residual", "layers": [
                { "type": "depthwiseConv2D", "kernel": 3, "stride": 2, "padding": "same", "activation": "relu", "l2": 0.01 },
                { "type": "conv2D", "filters": 8, "kernel": 1 } ],
              "shortcut": [ { "type": "averagePool", "kernel": 1, "stride": 2 },
                { "type": "conv2D", "filters": 8, "kernel": 1 } ],
              "activation": "relu" },
            { "type": "residual", "layers": [ { "type": "residual", "layers": [ { "type": "relu" } ] } ] },
            { "type": "globalAveragePool" },
            { "type": "dense", "units": 10, "l2": 0.1 } ] }
        """;

    [Fact]
    public void ReadsEveryLayer()
    {
        IReadOnlyList<LayerSpec> network = RecipeReader.Parse(Good, "x.json").Network;
        Assert.Equal(7, network.Count);
        Assert.Equal(new LayerSpec(LayerType.Conv2D) { Filters = 4, Kernel = 3, L2 = 0.001f }, network[0]);
        // A separable convolution is its two halves; stride and padding belong to the first, the activation to the second.
        Assert.Equal(new LayerSpec(LayerType.DepthwiseConv2D) { Kernel = 5, Stride = 2, Padding = Padding.Same }, network[1]);
        Assert.Equal(new LayerSpec(LayerType.Conv2D) { Filters = 6, Kernel = 1, Activation = Activation.Relu }, network[2]);
        LayerSpec block = network[3];
        Assert.Equal((LayerType.Residual, Activation.Relu), (block.Type, block.Activation));
        LayerSpec depthwise = new(LayerType.DepthwiseConv2D) { Kernel = 3, Stride = 2, Padding = Padding.Same, Activation = Activation.Relu, L2 = 0.01f };
        Assert.Equal([depthwise, new LayerSpec(LayerType.Conv2D) { Filters = 8, Kernel = 1 }], block.Layers);
        Assert.Equal([new LayerSpec(LayerType.AveragePool) { Kernel = 1, Stride = 2 }, new LayerSpec(LayerType.Conv2D) { Filters = 8, Kernel = 1 }], block.Shortcut);
        Assert.Empty(network[4].Shortcut);
        Assert.Equal(LayerType.Relu, Assert.Single(Assert.Single(network[4].Layers).Layers).Type);
        Assert.Equal(LayerType.GlobalAveragePool, network[5].Type);
        Assert.Equal(new LayerSpec(LayerType.Dense) { Units = 10, Activation = Activation.Softmax, L2 = 0.1f }, network[6]);
    }

    [Fact]
    public void KnowsTheShapes()
    {
        IReadOnlyList<LayerSpec> network = RecipeReader.Parse(Good, "x.json").Network;
        var shape = new TensorShape(28, 28, 1);
        var shapes = new List<string>();
        foreach (LayerSpec layer in network)
            shapes.Add((shape = layer.OutputShape(shape)).ToString());
        Assert.Equal(["26x26x4", "13x13x4", "13x13x6", "7x7x8", "7x7x8", "1x1x8", "1x1x10"], shapes);
        Assert.Equal(new TensorShape(26, 26, 5), new LayerSpec(LayerType.SeparableConv2D) { Filters = 5, Kernel = 3 }.OutputShape(new TensorShape(28, 28, 1)));
    }

    [Theory]
    [InlineData("\"l2\": 0.001", "\"l2\": -1", "x.json, line 2: expected \"l2\" to be a number from 0 to 1, got -1.")]
    [InlineData("\"l2\": 0.001", "\"groups\": 2", "x.json, line 2: expected a layer of type conv2D to have only type, filters, kernel, stride, padding, activation, l2, got \"groups\"; remove or correct it.")]
    [InlineData("\"filters\": 6, ", "", "x.json, line 3: expected a layer of type separableConv2D to have \"filters\", got none; add for instance \"filters\": 1.")]
    [InlineData("\"kernel\": 3, \"stride\": 2", "\"stride\": 2", "x.json, line 5: expected a layer of type depthwiseConv2D to have \"kernel\", got none; add for instance \"kernel\": 1.")]
    [InlineData("\"depthwiseConv2D\"", "\"depthwiseConv2D\", \"filters\": 4", "x.json, line 5: expected a layer of type depthwiseConv2D to have only type, kernel, stride, padding, activation, l2, got \"filters\"; remove or correct it.")]
    [InlineData("\"kernel\": 1, \"stride\": 2 }", "\"kernel\": 14, \"stride\": 2 }", "x.json, line 7: expected an input of at least 14x14 for kernel 14, got 13x13x6; use a smaller kernel or fewer layers before it.")]
    [InlineData("\"kernel\": 1, \"stride\": 2 }", "\"kernel\": 1, \"stride\": 1 }", "x.json, line 4: expected both paths of a residual block to give one shape, got 7x7x8 from \"layers\" and 13x13x8 from \"shortcut\"; give \"shortcut\" a conv2D of 8 filters and the strides of \"layers\".")]
    [InlineData("[ { \"type\": \"relu\" } ]", "[ { \"type\": \"maxPool\", \"kernel\": 2 } ]", "x.json, line 10: expected both paths of a residual block to give one shape, got 3x3x8 from \"layers\" and 7x7x8 from the input; give \"shortcut\" a conv2D of 8 filters and the strides of \"layers\".")]
    [InlineData("[ { \"type\": \"relu\" } ]", "[]", "x.json, line 10: expected \"layers\" to be a list of layers in brackets, got an empty list.")]
    [InlineData("[ { \"type\": \"relu\" } ]", "3", "x.json, line 10: expected \"layers\" to be a list of layers in brackets, got 3.")]
    [InlineData("\"layers\": [ { \"type\": \"relu\" } ]", "\"shortcut\": [ { \"type\": \"relu\" } ]", "x.json, line 10: expected a layer of type residual to have \"layers\", got none; add for instance \"layers\": [ ")]
    [InlineData("\"type\": \"relu\"", "\"type\": \"flatten\"", "x.json, line 10: expected layers of images in a residual block, got flatten; move it behind the block.")]
    [InlineData("\"type\": \"relu\"", "\"type\": \"dense\", \"units\": 8", "x.json, line 10: expected layers of images in a residual block, got dense; move it behind the block.")]
    [InlineData("\"type\": \"globalAveragePool\"", "\"type\": \"flatten\" }, { \"type\": \"residual\", \"layers\": [ { \"type\": \"relu\" } ]", "x.json, line 11: expected convolutions, pools and residual blocks before flatten and dense layers, got one after; move it up.")]
    [InlineData("\"type\": \"globalAveragePool\"", "\"type\": \"globalAveragePool\", \"kernel\": 2", "x.json, line 11: expected a layer of type globalAveragePool to have only type, got \"kernel\"; remove or correct it.")]
    [InlineData("\"activation\": \"relu\" },\n    { \"type\": \"residual\", \"layers\": [ { \"type\": \"residual\"", "\"activation\": \"softmax\" },\n    { \"type\": \"residual\", \"layers\": [ { \"type\": \"residual\"", "x.json, line 4: expected the activation none or relu before the last layer, got softmax.")]
    [InlineData("\"units\": 10, \"l2\": 0.1", "\"units\": 10 }, { \"type\": \"residual\", \"layers\": [ { \"type\": \"dropout\", \"rate\": 0 } ]", "x.json, line 12: expected convolutions, pools and residual blocks before flatten and dense layers, got one after; move it up.")]
    public void NamesLineAndAllowedValues(string from, string to, string expected)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var fault = Assert.Throws<UserErrorException>(() => RecipeReader.Parse(Good.Replace(from, to, StringComparison.Ordinal), "x.json"));
        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }
}
