using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests;

/// <summary>A small network that has every layer of a recipe: both paths of blocks, blocks in blocks, strides, paddings and penalties.</summary>
internal static class EveryLayer
{
    private const string Json =
        """
        {
          "name": "every-layer",
          "network": [
            { "type": "conv2D", "filters": 8, "kernel": 3, "stride": 2, "padding": "same", "l2": 0.0001 },
            { "type": "batchNorm" }, { "type": "relu" },
            { "type": "separableConv2D", "filters": 12, "kernel": 3, "padding": "same", "activation": "relu" },
            { "type": "residual", "activation": "relu", "layers": [
                { "type": "depthwiseConv2D", "kernel": 3, "padding": "same", "l2": 0.0001 }, { "type": "batchNorm" }, { "type": "relu" },
                { "type": "conv2D", "filters": 12, "kernel": 1 }, { "type": "batchNorm" } ] },
            { "type": "residual", "activation": "relu",
              "layers": [ { "type": "conv2D", "filters": 16, "kernel": 3, "stride": 2, "padding": "same", "activation": "relu" },
                { "type": "residual", "layers": [ { "type": "conv2D", "filters": 16, "kernel": 3, "padding": "same" } ] } ],
              "shortcut": [ { "type": "averagePool", "kernel": 2 }, { "type": "conv2D", "filters": 16, "kernel": 1 }, { "type": "batchNorm" } ] },
            { "type": "maxPool", "kernel": 3, "stride": 2 },
            { "type": "dropout", "rate": 0.1 },
            { "type": "residual", "layers": [ { "type": "conv2D", "filters": 24, "kernel": 1, "activation": "relu" }, { "type": "globalAveragePool" } ],
              "shortcut": [ { "type": "depthwiseConv2D", "kernel": 3 }, { "type": "conv2D", "filters": 24, "kernel": 1, "activation": "relu" } ] },
            { "type": "flatten" },
            { "type": "dense", "units": 24, "l2": 0.0001 }, { "type": "batchNorm" }, { "type": "relu" },
            { "type": "dense", "units": 10 }
          ],
          "optimizer": { "type": "adam", "learningRate": 0.003 },
          "epochs": 6,
          "batch": 20
        }
        """;

    /// <summary>The recipe.</summary>
    public static Recipe Recipe => RecipeReader.Parse(Json, "every-layer.json");
}
