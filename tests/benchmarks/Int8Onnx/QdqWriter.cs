using System;
using Edge.Micro;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>The form of float operators between DequantizeLinear and QuantizeLinear.</summary>
internal sealed class QdqWriter(OnnxLayout layout) : Int8OnnxWriter(layout)
{
    /// <inheritdoc/>
    protected override string Convolution(string name, Activation input, WeightedLayer layer, Tensor output, AttributeProto[] attributes) =>
        Quantize(name, Model.Node("Conv", name + "_float", [Dequantize(name + "_x", input), Weights(name, layer), Bias(name, layer, input)], attributes), output);

    /// <inheritdoc/>
    protected override string Dense(string name, Activation input, WeightedLayer layer, Tensor output) =>
        Quantize(name, Model.Node("Gemm", name + "_float", [Dequantize(name + "_x", input), Weights(name, layer), Bias(name, layer, input)], OnnxAttributes.Of("transB", 1)), output);

    /// <inheritdoc/>
    protected override string Pool(string opType, string name, Activation input, Tensor output, AttributeProto[] attributes) =>
        Quantize(name, Model.Node(opType, name + "_float", [Dequantize(name + "_x", input)], attributes), output);

    /// <inheritdoc/>
    protected override string Sum(string name, Activation first, Activation second, Tensor output) =>
        Quantize(name, Model.Node("Add", name + "_float", [Dequantize(name + "_a", first), Dequantize(name + "_b", second)]), output);

    /// <inheritdoc/>
    protected override string Probabilities(string name, Activation input, Tensor output) =>
        Quantize(name, Model.Node("Softmax", name + "_float", [Dequantize(name + "_x", input)], OnnxAttributes.Of("axis", -1)), output);

    private string Weights(string name, WeightedLayer layer)
    {
        string weights = Model.Initializer(OnnxTensors.Of(name + "_w", layer.Weights, layer.Shape));
        string scales = Model.Initializer(OnnxTensors.Of(name + "_w_scale", layer.Scales, layer.Scales.Length));
        string zeros = Model.Initializer(OnnxTensors.Of(name + "_w_zero", new sbyte[layer.Scales.Length], layer.Scales.Length));
        return Model.Node("DequantizeLinear", name + "_w_float", [weights, scales, zeros], OnnxAttributes.Of("axis", 0));
    }

    private string Bias(string name, WeightedLayer layer, Activation input)
    {
        string bias = Model.Initializer(OnnxTensors.Of(name + "_b", layer.Bias, layer.Bias.Length));
        string scales = Model.Initializer(OnnxTensors.Of(name + "_b_scale", layer.BiasScales(input.Tensor.Scale), layer.Bias.Length));
        string zeros = Model.Initializer(OnnxTensors.Of(name + "_b_zero", new int[layer.Bias.Length], layer.Bias.Length));
        return Model.Node("DequantizeLinear", name + "_b_float", [bias, scales, zeros], OnnxAttributes.Of("axis", 0));
    }

    private string Dequantize(string name, Activation value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Model.Node("DequantizeLinear", name + "_float", [value.Value, Constant(name + "_scale", value.Tensor.Scale), Constant(name + "_zero", value.ZeroPoint)]);
    }

    private string Quantize(string name, string value, Tensor output) =>
        Model.Node("QuantizeLinear", name, [value, Constant(name + "_y_scale", output.Scale), Constant(name + "_y_zero", (byte)(output.ZeroPoint + 128))]);
}
