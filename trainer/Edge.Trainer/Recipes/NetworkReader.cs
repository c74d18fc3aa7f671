using System;
using System.Collections.Generic;
using System.Text.Json;
using Edge.Cli;

namespace Edge.Trainer.Recipes;

/// <summary>Reads the layers of a recipe and of the paths of its residual blocks, and checks that each fits the one before it.</summary>
/// <param name="file">The recipe, for messages.</param>
internal sealed class NetworkReader(string file)
{
    private bool _flat;

    /// <summary>Reads the recipe's network.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="input">The shape of an image.</param>
    /// <exception cref="UserErrorException">A layer is wrong; the message is a sentence for the user.</exception>
    public List<LayerSpec> Read(RecipeObject recipe, TensorShape input)
    {
        JsonNode node = recipe.Require("network", "[ { \"type\": \"flatten\" }, { \"type\": \"dense\", \"units\": 10 } ]");
        List<LayerSpec> layers = ReadList(recipe, node, "network", ref input, nested: false);
        if (layers[^1].Type != LayerType.Dense)
            throw recipe.Fault(node.Elements[^1], $"expected the last layer to be dense with one unit a class, got {layers[^1].Type}; add a dense layer");
        return layers;
    }

    private List<LayerSpec> ReadList(RecipeObject o, JsonNode node, string name, ref TensorShape shape, bool nested)
    {
        if (node.Kind != JsonValueKind.Array || node.Elements.Count == 0)
            throw o.Fault(node, $"expected \"{name}\" to be a list of layers in brackets, got {(node.Kind == JsonValueKind.Array ? "an empty list" : node.Shown)}");
        var layers = new List<LayerSpec>();
        foreach (JsonNode element in node.Elements)
        {
            LayerSpec layer = LayerReader.Read(file, element, last: !nested && element == node.Elements[^1]);
            CheckPlace(o, element, layer.Type, nested);
            try
            {
                if (layer.Type == LayerType.Residual)
                    layer = ReadPaths(layer, element, shape);
                shape = layer.OutputShape(shape);
            }
            catch (ArgumentException e)
            {
                throw new UserErrorException($"{file}, line {element.Line}: {char.ToLowerInvariant(e.Message[0])}{e.Message[1..]}", e);
            }
            layers.AddRange(Expand(layer));
        }
        return layers;
    }

    private void CheckPlace(RecipeObject o, JsonNode at, LayerType type, bool nested)
    {
        bool vector = type is LayerType.Flatten or LayerType.Dense;
        if (vector && nested)
            throw o.Fault(at, $"expected layers of images in a residual block, got {at.Members.Find(m => m.Key == "type").Value.Text}; move it behind the block");
        if (_flat && !vector && type is not (LayerType.Relu or LayerType.BatchNorm or LayerType.Dropout))
            throw o.Fault(at, "expected convolutions, pools and residual blocks before flatten and dense layers, got one after; move it up");
        _flat |= vector;
    }

    private LayerSpec ReadPaths(LayerSpec block, JsonNode node, TensorShape input)
    {
        var o = new RecipeObject(file, "a layer of type residual", node);
        TensorShape shape = input;
        block = block with { Layers = ReadList(o, o.Find("layers")!, "layers", ref shape, nested: true) };
        shape = input;
        return o.Find("shortcut") is JsonNode shortcut ? block with { Shortcut = ReadList(o, shortcut, "shortcut", ref shape, nested: true) } : block;
    }

    // Every backend knows the two halves of a separable convolution.
    private static LayerSpec[] Expand(LayerSpec layer) => layer.Type != LayerType.SeparableConv2D
        ? [layer]
        :
        [
            layer with { Type = LayerType.DepthwiseConv2D, Filters = 0, Activation = Activation.None },
            new LayerSpec(LayerType.Conv2D) { Filters = layer.Filters, Kernel = 1, Activation = layer.Activation },
        ];
}
