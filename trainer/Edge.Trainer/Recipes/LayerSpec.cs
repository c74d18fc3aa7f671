using System;
using System.Collections.Generic;

namespace Edge.Trainer.Recipes;

/// <summary>One layer of a network, as a recipe describes it and any training backend can build it.</summary>
/// <param name="Type">The kind of layer. The properties that this kind does not use keep their defaults.</param>
public sealed record LayerSpec(LayerType Type)
{
    /// <summary>Output channels of a convolution.</summary>
    public int Filters { get; init; }

    /// <summary>Side of the square window of a convolution or pool, in pixels.</summary>
    public int Kernel { get; init; }

    /// <summary>Distance of neighbouring windows, in pixels.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Treatment of the border by a convolution.</summary>
    public Padding Padding { get; init; }

    /// <summary>Outputs of a dense layer.</summary>
    public int Units { get; init; }

    /// <summary>The part of the values that dropout sets to zero, in [0, 1).</summary>
    public float Rate { get; init; }

    /// <summary>The activation of a convolution, dense layer or residual block.</summary>
    public Activation Activation { get; init; }

    /// <summary>The weight of the penalty <c>L2 * sum(w * w)</c> on the weights (not the bias) of a convolution or dense layer; its gradient is <c>2 * L2 * w</c>.</summary>
    /// <remarks>Keras' kernel_regularizer. The penalty steers the training only: reported losses are the cross-entropy alone.</remarks>
    public float L2 { get; init; }

    /// <summary>The first path of a residual block; at least one layer.</summary>
    public IReadOnlyList<LayerSpec> Layers { get; init; } = [];

    /// <summary>The second path of a residual block; empty where the input itself is added.</summary>
    public IReadOnlyList<LayerSpec> Shortcut { get; init; } = [];

    /// <summary>The shape of the layer's output.</summary>
    /// <param name="input">The shape of its input.</param>
    /// <exception cref="ArgumentException">The layer does not fit the input; the message is a sentence for the user.</exception>
    public TensorShape OutputShape(TensorShape input)
    {
        switch (Type)
        {
            case LayerType.Conv2D:
            case LayerType.SeparableConv2D:
                return Windows(input) with { Channels = Filters };
            case LayerType.DepthwiseConv2D:
            case LayerType.MaxPool:
            case LayerType.AveragePool:
                return Windows(input);
            case LayerType.GlobalAveragePool:
                return new TensorShape(1, 1, input.Channels);
            case LayerType.Dense:
                if (input.Height != 1 || input.Width != 1)
                    throw new ArgumentException($"Expected a vector before a dense layer, got an image of {input}; put a flatten layer before it.");
                return new TensorShape(1, 1, Units);
            case LayerType.Flatten:
                return new TensorShape(1, 1, input.Length);
            case LayerType.Residual:
                TensorShape first = OutputShape(Layers, input), second = OutputShape(Shortcut, input);
                return first == second
                    ? first
                    : throw new ArgumentException(
                        $"Expected both paths of a residual block to give one shape, got {first} from \"layers\" and {second} from {(Shortcut.Count > 0 ? "\"shortcut\"" : "the input")}; give \"shortcut\" a conv2D of {first.Channels} filters and the strides of \"layers\".");
            default:
                return input;
        }
    }

    /// <summary>The shape of the last output of layers in a row.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">The shape of the first one's input.</param>
    /// <exception cref="ArgumentException">A layer does not fit its input; the message is a sentence for the user.</exception>
    public static TensorShape OutputShape(IEnumerable<LayerSpec> layers, TensorShape input)
    {
        ArgumentNullException.ThrowIfNull(layers);
        foreach (LayerSpec layer in layers)
            input = layer.OutputShape(input);
        return input;
    }

    /// <summary>The zeros before the first row (or column): half of what <see cref="Padding.Same"/> needs, rounded down.</summary>
    /// <param name="size">Rows (or columns) of the input.</param>
    public int PaddingBefore(int size) => PaddingTotal(size) / 2;

    /// <summary>The zeros after the last row (or column).</summary>
    /// <param name="size">Rows (or columns) of the input.</param>
    public int PaddingAfter(int size) => PaddingTotal(size) - PaddingBefore(size);

    private int PaddingTotal(int size) =>
        Padding == Padding.Valid ? 0 : Math.Max(((((size + Stride - 1) / Stride) - 1) * Stride) + Kernel - size, 0);

    private TensorShape Windows(TensorShape input) => input with { Height = Windows(input.Height, input), Width = Windows(input.Width, input) };

    private int Windows(int size, TensorShape input)
    {
        int padded = size + PaddingTotal(size);
        return padded >= Kernel
            ? ((padded - Kernel) / Stride) + 1
            : throw new ArgumentException($"Expected an input of at least {Kernel}x{Kernel} for kernel {Kernel}, got {input}; use a smaller kernel or fewer layers before it.");
    }
}
