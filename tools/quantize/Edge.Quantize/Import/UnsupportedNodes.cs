using System;
using System.Collections.Generic;

namespace Edge.Quantize.Import;

/// <summary>The nearest supported form of node types that are not supported.</summary>
internal static class UnsupportedNodes
{
    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["Abs"] = "use Relu",
        ["ArgMax"] = "end with the scores: the caller takes the largest",
        ["Attention"] = Convolutional,
        ["Celu"] = "use LeakyRelu and train again",
        ["ConvInteger"] = Qdq,
        ["ConvTranspose"] = "use Resize by whole factors (nearest) and Conv",
        ["DepthToSpace"] = "use Resize by whole factors (nearest) and Conv",
        ["DynamicQuantizeLinear"] = "quantise statically, in the QDQ format",
        ["Einsum"] = "write it as MatMul or a Conv of 1x1",
        ["Elu"] = "use LeakyRelu and train again",
        ["Erf"] = "it is part of Gelu: use Relu or HardSwish and train again",
        ["Exp"] = "end with Softmax or the scores",
        ["FusedConv"] = "export without the optimisations of a run time",
        ["Gelu"] = "use Relu or HardSwish and train again",
        ["GlobalLpPool"] = "use GlobalAveragePool",
        ["GroupNormalization"] = Norm,
        ["GRU"] = Convolutional,
        ["GRUUnit"] = Convolutional,
        ["GridSample"] = "use Resize by whole factors (nearest)",
        ["If"] = "export the one branch that inference takes",
        ["InstanceNormalization"] = Norm,
        ["LRN"] = Norm,
        ["LayerNormalization"] = Norm,
        ["Log"] = "end with Softmax or the scores",
        ["Loop"] = "export the unrolled model",
        ["LpPool"] = "use AveragePool",
        ["LSTM"] = Convolutional,
        ["MatMulInteger"] = Qdq,
        ["MeanVarianceNormalization"] = Norm,
        ["Mish"] = "use HardSwish and train again",
        ["MultiHeadAttention"] = Convolutional,
        ["Pow"] = "write a square as Mul of a tensor by itself",
        ["QGemm"] = Qdq,
        ["QLinearAdd"] = Qdq,
        ["QLinearAveragePool"] = Qdq,
        ["QLinearConcat"] = Qdq,
        ["QLinearConv"] = Qdq,
        ["QLinearGlobalAveragePool"] = Qdq,
        ["QLinearLeakyRelu"] = Qdq,
        ["QLinearMatMul"] = Qdq,
        ["QLinearMul"] = Qdq,
        ["QLinearSigmoid"] = Qdq,
        ["QLinearSoftmax"] = Qdq,
        ["RNN"] = Convolutional,
        ["Scan"] = "export the unrolled model",
        ["Selu"] = "use LeakyRelu and train again",
        ["Shrink"] = "use Relu",
        ["Slice"] = "crop the pictures before they reach the network",
        ["Softplus"] = "use Relu and train again",
        ["Softsign"] = "use Tanh and train again",
        ["SpaceToDepth"] = "use a Conv with a stride",
        ["Split"] = "use a Conv for each part, or one with groups",
        ["Sum"] = "use Add of two tensors at a time",
        ["Swish"] = "use HardSwish and train again, or Sigmoid and Mul",
        ["ThresholdedRelu"] = "use Relu",
    };

    private const string Qdq = "export the model in the QDQ format (quant_format=QuantFormat.QDQ)";
    private const string Norm = "use BatchNormalization and train again";
    private const string Convolutional = "use convolutions over the sequence";

    /// <summary>What to do instead, for the end of a sentence.</summary>
    /// <param name="type">The node's type, with its domain where that is not ONNX's own.</param>
    public static string Advice(string type) =>
        ByType.GetValueOrDefault(type[(type.LastIndexOf('.') + 1)..], "replace the layer or quantise a model without it");
}
