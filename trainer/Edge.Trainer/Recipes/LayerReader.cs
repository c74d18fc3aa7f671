namespace Edge.Trainer.Recipes;

/// <summary>Reads one layer of a recipe's network, but not the paths of a residual block.</summary>
internal static class LayerReader
{
    private const int MaximalSize = 4096;

    /// <param name="file">The recipe, for messages.</param>
    /// <param name="node">The layer.</param>
    /// <param name="last">Whether it is the network's last layer, which alone may say softmax.</param>
    public static LayerSpec Read(string file, JsonNode node, bool last)
    {
        var o = new RecipeObject(file, "the layer", node);
        LayerType type = o.Choice<LayerType>("type", null);
        o = new RecipeObject(file, $"a layer of type {node.Members.Find(m => m.Key == "type").Value.Text}", node);
        o.Find("type");
        var layer = new LayerSpec(type);
        switch (type)
        {
            case LayerType.Conv2D:
                layer = WithL2(WithActivation(WithWindow(WithFilters(layer, o), o), o), o);
                break;
            case LayerType.DepthwiseConv2D:
                layer = WithL2(WithActivation(WithWindow(layer, o), o), o);
                break;
            case LayerType.SeparableConv2D:
                layer = WithActivation(WithWindow(WithFilters(layer, o), o), o);
                break;
            case LayerType.MaxPool or LayerType.AveragePool:
                int kernel = o.Integer("kernel", null, 1, 15);
                layer = layer with { Kernel = kernel, Stride = o.Integer("stride", kernel, 1, 15) };
                break;
            case LayerType.Dense:
                layer = layer with { Units = o.Integer("units", null, 1, MaximalSize) };
                layer = layer with { Activation = o.Choice("activation", (Activation?)(last ? Activation.Softmax : Activation.None)) };
                layer = WithL2(layer, o);
                break;
            case LayerType.Dropout:
                layer = layer with { Rate = (float)o.Number("rate", null, 0, 0.99) };
                break;
            case LayerType.Residual:
                o.Require("layers", "[ { \"type\": \"conv2D\", \"filters\": 8, \"kernel\": 3, \"padding\": \"same\" } ]");
                o.Find("shortcut");
                layer = WithActivation(layer, o);
                break;
        }
        o.RefuseOthers();
        if (layer.Activation == Activation.Softmax && !last)
            throw o.Fault("expected the activation none or relu before the last layer, got softmax");
        if (last && type == LayerType.Dense && layer.Activation != Activation.Softmax)
            throw o.Fault("expected the activation softmax on the last layer, which gives the probabilities, got another; remove \"activation\"");
        return layer;
    }

    private static LayerSpec WithFilters(LayerSpec layer, RecipeObject o) => layer with { Filters = o.Integer("filters", null, 1, MaximalSize) };

    private static LayerSpec WithWindow(LayerSpec layer, RecipeObject o) => layer with
    {
        Kernel = o.Integer("kernel", null, 1, 15),
        Stride = o.Integer("stride", 1, 1, 15),
        Padding = o.Choice("padding", (Padding?)Padding.Valid),
    };

    private static LayerSpec WithActivation(LayerSpec layer, RecipeObject o) => layer with { Activation = o.Choice("activation", (Activation?)Activation.None) };

    private static LayerSpec WithL2(LayerSpec layer, RecipeObject o) => layer with { L2 = (float)o.Number("l2", 0, 0, 1) };
}
