using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Trainer.Reporting;

/// <summary>What the layers of an exported network are and cost, batch normalisation folded and rectifiers fused.</summary>
internal static class NetworkFacts
{
    /// <summary>Weights and biases of a layer.</summary>
    public static long Parameters(FloatOperator step) => step switch
    {
        FloatConv2D o => o.Weights.Count + o.Bias.Count,
        FloatDense o => o.Weights.Count + o.Bias.Count,
        _ => 0,
    };

    /// <summary>Multiply-accumulates of a layer, padding counted as if it were computed.</summary>
    public static long Macs(FloatOperator step) => step switch
    {
        FloatConv2D o => (long)o.Weights.Count * o.Output.Shape[1] * o.Output.Shape[2],
        FloatDense o => o.Weights.Count,
        _ => 0,
    };

    /// <summary>The weights of a layer; empty where it has none.</summary>
    public static IReadOnlyList<float> Weights(FloatOperator step) => step switch
    {
        FloatConv2D o => o.Weights,
        FloatDense o => o.Weights,
        _ => [],
    };

    /// <summary>What a layer is.</summary>
    public static string Kind(FloatOperator step) => step switch
    {
        FloatConv2D o => $"{(o.IsDepthwise ? "depthwise " : o.Groups > 1 ? "grouped " : "")}convolution {Window(o.Window)}{Activation(o.Activation)}",
        FloatDense o => "dense" + Activation(o.Activation),
        FloatPool2D o => $"{(o.IsMax ? "max" : "average")} pool {Window(o.Window)}",
        FloatAdd o => "add" + Activation(o.Activation),
        FloatReshape => "flatten",
        FloatSoftmax => "softmax",
        FloatRelu => "relu",
        _ => step.GetType().Name,
    };

    /// <summary>The shape of a tensor without its batch.</summary>
    public static string Shape(FloatTensor tensor) => string.Join('\u00d7', tensor.Shape.Skip(1).Select(d => d.ToString(CultureInfo.InvariantCulture)));

    private static string Window(FloatWindow window) =>
        $"{window.Height}\u00d7{window.Width}{(window.StrideHeight == 1 && window.StrideWidth == 1 ? "" : $", stride {window.StrideHeight}")}";

    private static string Activation(FloatActivation activation) => activation == FloatActivation.None ? "" : ", " + activation.ToString().ToLowerInvariant();
}
