using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Device.Tests.Torch;

/// <summary>Small recipes that together have every layer, each way of padding and each optimiser.</summary>
internal static class ParityRecipes
{
    /// <summary>Layers by what they try.</summary>
    public static IReadOnlyDictionary<string, LayerSpec[]> Networks { get; } = new Dictionary<string, LayerSpec[]>
    {
        ["dense"] = [Flatten, Dense(16), Classes],
        ["convolutions"] =
        [
            Conv(8, 3),
            new LayerSpec(LayerType.MaxPool) { Kernel = 2, Stride = 2 },
            Conv(12, 3) with { Padding = Padding.Same, L2 = 0.01f },
            Flatten,
            Dense(16) with { L2 = 0.02f },
            Classes,
        ],
        ["uneven padding and overlapping pools"] =
        [
            Conv(6, 4) with { Padding = Padding.Same, Stride = 2 },
            new LayerSpec(LayerType.MaxPool) { Kernel = 3, Stride = 2 },
            Conv(5, 2) with { Padding = Padding.Same },
            Flatten,
            Classes,
        ],
        ["batch normalisation and dropout"] =
        [
            Conv(8, 3) with { Activation = Activation.None },
            Norm,
            Relu,
            new LayerSpec(LayerType.Dropout) { Rate = 0.25f },
            Flatten,
            Dense(20) with { Activation = Activation.None },
            Norm,
            Relu,
            new LayerSpec(LayerType.Dropout) { Rate = 0.5f },
            Classes,
        ],
        ["depthwise and average pools"] =
        [
            Conv(8, 3) with { Padding = Padding.Same, Stride = 2, Activation = Activation.None },
            Norm,
            Relu,
            Depthwise(3) with { Padding = Padding.Same },
            Conv(10, 1),
            Depthwise(2) with { Padding = Padding.Same, Stride = 2, L2 = 0.05f, Activation = Activation.Relu },
            new LayerSpec(LayerType.AveragePool) { Kernel = 2, Stride = 1 },
            new LayerSpec(LayerType.GlobalAveragePool),
            new LayerSpec(LayerType.Dropout) { Rate = 0.1f },
            Classes,
        ],
        ["residual blocks"] =
        [
            Conv(8, 3),
            new LayerSpec(LayerType.Residual)
            {
                Activation = Activation.Relu,
                Layers =
                [
                    Depthwise(3) with { Padding = Padding.Same },
                    Norm,
                    new LayerSpec(LayerType.Residual) { Layers = [Conv(8, 1), new LayerSpec(LayerType.Dropout) { Rate = 0.2f }] },
                    Conv(8, 3) with { Padding = Padding.Same, Activation = Activation.None },
                    Norm,
                ],
            },
            new LayerSpec(LayerType.Residual)
            {
                Layers = [Conv(12, 3) with { Padding = Padding.Same, Stride = 2 }],
                Shortcut = [Conv(12, 1) with { Stride = 2, Activation = Activation.None }, Norm],
            },
            new LayerSpec(LayerType.GlobalAveragePool),
            Classes,
        ],
    };

    private static LayerSpec Flatten => new(LayerType.Flatten);

    private static LayerSpec Norm => new(LayerType.BatchNorm);

    private static LayerSpec Relu => new(LayerType.Relu);

    private static LayerSpec Classes => new(LayerType.Dense) { Units = 5, Activation = Activation.Softmax };

    /// <summary>A recipe of 12 images a step, 11 x 9 pixels with 3 channels.</summary>
    /// <param name="network">A key of <see cref="Networks"/>.</param>
    /// <param name="optimizer">The optimiser.</param>
    public static Recipe Make(string network, OptimizerSpec optimizer) => new()
    {
        Name = network,
        Input = new TensorShape(11, 9, 3),
        Network = Networks[network],
        Optimizer = optimizer,
        Epochs = 1,
        Batch = 12,
        Seed = 3,
    };

    private static LayerSpec Conv(int filters, int kernel) => new(LayerType.Conv2D) { Filters = filters, Kernel = kernel, Activation = Activation.Relu };

    private static LayerSpec Depthwise(int kernel) => new(LayerType.DepthwiseConv2D) { Kernel = kernel };

    private static LayerSpec Dense(int units) => new(LayerType.Dense) { Units = units, Activation = Activation.Relu };
}
