using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>Writes a trained model as ONNX (IR version 8, operator set 13): input "input" [N, C, H, W] of pixel / 255, output "probabilities" [N, classes].</summary>
/// <remarks>
/// Names of classes are the metadata "labels", a JSON list. A model that was trained with quantisation has QuantizeLinear and DequantizeLinear at its weights and activations.
/// Dropout does nothing after training and is left out. The same model gives the same bytes.
/// </remarks>
public sealed class OnnxExporter
{
    private const string InputName = "input";
    private const string OutputName = "probabilities";

    private readonly OnnxModelWriter _writer;
    private readonly Dictionary<string, int> _numbers = [];
    private TensorShape _shape;

    // The image that a vector was flattened from: the trainer holds it as height, width, channel, ONNX as channel, height, width.
    private TensorShape? _flattened;
    private string _current = InputName;

    private OnnxExporter(TrainedModel model)
    {
        _writer = new OnnxModelWriter(model.Name, "Edge.Trainer");
        _shape = model.Input;
    }

    /// <summary>The model's ONNX messages.</summary>
    /// <exception cref="ArgumentException">An array is absent or does not fit its layer.</exception>
    public static ModelProto Export(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.InputQuantization is not null)
            return QuantizedOnnxExporter.Export(model);
        var exporter = new OnnxExporter(model);
        exporter._writer.Input(OnnxModelWriter.FloatValue(InputName, "N", Text(model.Input.Channels), Text(model.Input.Height), Text(model.Input.Width)));
        foreach (TrainedLayer layer in model.Layers)
            exporter.Add(layer);
        exporter._writer.Node("Softmax", OutputName, [exporter._current], OnnxAttributes.Of("axis", 1));
        exporter._writer.Output(OnnxModelWriter.FloatValue(OutputName, "N", Text(exporter._shape.Length)));
        if (model.ClassNames.Count > 0)
            exporter._writer.Metadata("labels", JsonSerializer.Serialize(model.ClassNames));
        return exporter._writer.Model;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Add(TrainedLayer layer)
    {
        TensorShape output = layer.Spec.OutputShape(_shape);
        switch (layer.Spec.Type)
        {
            case LayerType.Conv2D:
                AddConvolution(layer, groups: 1, layer.Spec.Filters);
                break;
            case LayerType.DepthwiseConv2D:
                AddConvolution(layer, groups: _shape.Channels, _shape.Channels);
                break;
            case LayerType.Residual:
                AddResidual(layer);
                break;
            case LayerType.BatchNorm:
                AddBatchNorm(layer);
                break;
            case LayerType.MaxPool:
                AddNode("MaxPool", "pool", [_current], Pair("kernel_shape", layer.Spec.Kernel), Pair("strides", layer.Spec.Stride));
                break;
            case LayerType.AveragePool:
                AddNode("AveragePool", "pool", [_current], Pair("kernel_shape", layer.Spec.Kernel), Pair("strides", layer.Spec.Stride));
                break;
            case LayerType.GlobalAveragePool:
                AddNode("GlobalAveragePool", "pool", [_current]);
                break;
            case LayerType.Flatten:
                AddFlatten();
                break;
            case LayerType.Dense:
                AddDense(layer);
                break;
            case LayerType.Relu:
                AddNode("Relu", "relu", [_current]);
                break;
        }
        if (layer.Spec.Activation == Activation.Relu)
            AddNode("Relu", "relu", [_current]);
        _shape = output;
    }

    private void AddConvolution(TrainedLayer layer, int groups, int filters)
    {
        LayerSpec spec = layer.Spec;
        string name = Number("conv");
        int channels = _shape.Channels / groups;
        float[] weights = WeightLayout.ConvolutionToOnnx(
            Checked(layer.Weights, name, "weights", spec.Kernel * spec.Kernel * channels * filters), spec.Kernel, channels, filters);
        var inputs = new List<string> { _current };
        inputs.Add(_writer.Initializer(OnnxTensors.Of($"{name}.weight", weights, filters, channels, spec.Kernel, spec.Kernel)));
        if (layer.Bias is not null)
            inputs.Add(Vector(layer.Bias, name, "bias", filters));
        long[] pads = [spec.PaddingBefore(_shape.Height), spec.PaddingBefore(_shape.Width), spec.PaddingAfter(_shape.Height), spec.PaddingAfter(_shape.Width)];
        var attributes = new List<AttributeProto> { Pair("kernel_shape", spec.Kernel), Pair("strides", spec.Stride), OnnxAttributes.Of("pads", pads) };
        if (groups > 1)
            attributes.Add(OnnxAttributes.Of("group", groups));
        _current = _writer.Node("Conv", name, inputs, [.. attributes]);
    }

    private void AddResidual(TrainedLayer block)
    {
        string first = AddPath(block.Layers), second = AddPath(block.Shortcut);
        AddNode("Add", "add", [first, second]);
    }

    // Writes layers that begin at the current value, and goes back to it.
    private string AddPath(IReadOnlyList<TrainedLayer> layers)
    {
        (string start, TensorShape shape) = (_current, _shape);
        foreach (TrainedLayer layer in layers)
            Add(layer);
        string end = _current;
        (_current, _shape) = (start, shape);
        return end;
    }

    private void AddBatchNorm(TrainedLayer layer)
    {
        string name = Number("norm");
        int channels = _shape.Channels;
        string[] inputs =
        [
            _current,
            ChannelVector(layer.Gamma, name, "scale", channels),
            ChannelVector(layer.Beta, name, "bias", channels),
            ChannelVector(layer.Mean, name, "mean", channels),
            ChannelVector(layer.Variance, name, "variance", channels),
        ];
        _current = _writer.Node("BatchNormalization", name, inputs, OnnxAttributes.Of("epsilon", layer.Epsilon));
    }

    private void AddDense(TrainedLayer layer)
    {
        string name = Number("dense");
        int units = layer.Spec.Units, length = _shape.Length;
        TensorShape image = AddFlatten();
        float[] weights = WeightLayout.DenseToOnnx(Checked(layer.Weights, name, "weights", length * units), image, units);
        var inputs = new List<string> { _current, _writer.Initializer(OnnxTensors.Of($"{name}.weight", weights, units, length)) };
        if (layer.Bias is not null)
            inputs.Add(Vector(layer.Bias, name, "bias", units));
        _current = _writer.Node("Gemm", name, inputs, OnnxAttributes.Of("transB", 1));
        _flattened = new TensorShape(1, 1, units);
    }

    private TensorShape AddFlatten()
    {
        if (_flattened is null)
        {
            AddNode("Flatten", "flatten", [_current], OnnxAttributes.Of("axis", 1));
            _flattened = _shape;
        }
        return _flattened.Value;
    }

    private void AddNode(string opType, string name, string[] inputs, params AttributeProto[] attributes) =>
        _current = _writer.Node(opType, Number(name), inputs, attributes);

    private string Number(string name) => $"{name}{_numbers[name] = _numbers.GetValueOrDefault(name) + 1}";

    private string Vector(float[]? values, string layer, string what, int length) =>
        _writer.Initializer(OnnxTensors.Of($"{layer}.{what}", Checked(values, layer, what, length), length));

    // Batch normalisation of a flattened image has one channel a value, in the order of the vector.
    private string ChannelVector(float[]? values, string layer, string what, int length) =>
        Vector(_flattened is null || values is null ? values : WeightLayout.DenseToOnnx(values, _flattened.Value, 1), layer, what, length);

    private static float[] Checked(float[]? values, string layer, string what, int length) => values?.Length == length
        ? values
        : throw new ArgumentException($"Expected {length} values for {what} of {layer}, got {values?.Length.ToString(CultureInfo.InvariantCulture) ?? "none"}.");

    private static AttributeProto Pair(string name, int value) => OnnxAttributes.Of(name, [value, value]);
}
