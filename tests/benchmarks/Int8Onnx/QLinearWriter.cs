using Edge.Micro;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>The form of integer operators.</summary>
internal sealed class QLinearWriter(OnnxLayout layout) : Int8OnnxWriter(layout)
{
    /// <inheritdoc/>
    protected override string Convolution(string name, Activation input, WeightedLayer layer, Tensor output, AttributeProto[] attributes)
    {
        string weights = Model.Initializer(OnnxTensors.Of(name + "_w", layer.Weights, layer.Shape));
        string bias = Model.Initializer(OnnxTensors.Of(name + "_b", layer.Bias, layer.Bias.Length));
        return Model.Node("QLinearConv", name, [.. Of(name + "_x", input), weights, Scales(name, layer), Zeros(name, layer), .. To(name + "_y", output), bias], attributes);
    }

    /// <inheritdoc/>
    protected override string Dense(string name, Activation input, WeightedLayer layer, Tensor output)
    {
        // Written as [inputs, outputs], the order in which the kernel packs.
        long outputs = layer.Shape[0], inputs = layer.Shape[1];
        var transposed = new sbyte[layer.Weights.Length];
        for (long o = 0; o < outputs; o++)
            for (long i = 0; i < inputs; i++)
                transposed[(i * outputs) + o] = layer.Weights[(o * inputs) + i];
        string weights = Model.Initializer(OnnxTensors.Of(name + "_w", transposed, inputs, outputs));
        string bias = Model.Initializer(OnnxTensors.Of(name + "_b", layer.Bias, layer.Bias.Length));
        return Model.NodeOf(Microsoft, "QGemm", name, [.. Of(name + "_x", input), weights, Scales(name, layer), Zeros(name, layer), bias, .. To(name + "_y", output)]);
    }

    /// <inheritdoc/>
    protected override string Pool(string opType, string name, Activation input, Tensor output, AttributeProto[] attributes) =>
        Model.NodeOf(Microsoft, "QLinear" + opType, name, [.. Of(name + "_x", input), .. To(name + "_y", output)], attributes);

    /// <inheritdoc/>
    protected override string Sum(string name, Activation first, Activation second, Tensor output) =>
        Model.NodeOf(Microsoft, "QLinearAdd", name, [.. Of(name + "_a", first), .. Of(name + "_b", second), .. To(name + "_y", output)]);

    /// <inheritdoc/>
    protected override string Probabilities(string name, Activation input, Tensor output) =>
        Model.NodeOf(Microsoft, "QLinearSoftmax", name, [.. Of(name + "_x", input), .. To(name + "_y", output)], OnnxAttributes.Of("axis", -1), OnnxAttributes.Of("opset", 17));

    private string[] Of(string name, Activation value) => [value.Value, .. To(name, value.Tensor)];

    private string[] To(string name, Tensor tensor) => [Constant(name + "_scale", tensor.Scale), Constant(name + "_zero", (byte)(tensor.ZeroPoint + 128))];

    private string Scales(string name, WeightedLayer layer) => Model.Initializer(OnnxTensors.Of(name + "_w_scale", layer.Scales, layer.Scales.Length));

    private string Zeros(string name, WeightedLayer layer) => Model.Initializer(OnnxTensors.Of(name + "_w_zero", new sbyte[layer.Scales.Length], layer.Scales.Length));
}
