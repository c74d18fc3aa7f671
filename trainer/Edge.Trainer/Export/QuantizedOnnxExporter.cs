using System;
using System.Collections.Generic;
using System.Globalization;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Quantization;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>Writes a model that was trained with quantisation as ONNX with QuantizeLinear and DequantizeLinear (IR version 8, operator set 13).</summary>
/// <remarks>
/// Weights are int8 and biases int32 constants behind DequantizeLinear; every activation passes a pair of both, with int8 zero points. So the file says
/// the scales that the network was trained with, and any runtime for ONNX can run it.
/// </remarks>
internal sealed class QuantizedOnnxExporter
{
    private const string InputName = "input";
    private const string OutputName = "probabilities";

    private readonly OnnxModelWriter _writer;
    private readonly Dictionary<string, int> _numbers = [];
    private TensorShape _shape;
    private TensorQuantization _quantization;

    // The image that a vector was flattened from: the trainer holds it as height, width, channel, ONNX as channel, height, width.
    private TensorShape? _flattened;
    private string _current = InputName;

    private QuantizedOnnxExporter(TrainedModel model)
    {
        _writer = new OnnxModelWriter(model.Name, "Edge.Trainer");
        _shape = model.Input;
    }

    /// <summary>The model's ONNX messages.</summary>
    /// <param name="model">A model whose layers have integers.</param>
    public static ModelProto Export(TrainedModel model)
    {
        var exporter = new QuantizedOnnxExporter(model);
        exporter._writer.Input(OnnxModelWriter.FloatValue(InputName, "N", Text(model.Input.Channels), Text(model.Input.Height), Text(model.Input.Width)));
        exporter.AddQuantizers(InputName, model.InputQuantization!.Value);
        foreach (TrainedLayer layer in model.Layers)
            exporter.Add(layer);
        exporter._writer.Node("Softmax", OutputName, [exporter._current], OnnxAttributes.Of("axis", 1));
        exporter._writer.Output(OnnxModelWriter.FloatValue(OutputName, "N", Text(exporter._shape.Length)));
        return exporter._writer.Model;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Add(TrainedLayer layer)
    {
        TensorShape output = layer.Spec.OutputShape(_shape);
        string name = layer.Spec.Type switch
        {
            LayerType.Conv2D => AddConvolution(layer, groups: 1, layer.Spec.Filters),
            LayerType.DepthwiseConv2D => AddConvolution(layer, groups: _shape.Channels, _shape.Channels),
            LayerType.Dense => AddDense(layer),
            LayerType.Residual => AddResidual(layer),
            LayerType.MaxPool => AddNode("MaxPool", "pool", [_current], Pair("kernel_shape", layer.Spec.Kernel), Pair("strides", layer.Spec.Stride)),
            LayerType.AveragePool => AddNode("AveragePool", "pool", [_current], Pair("kernel_shape", layer.Spec.Kernel), Pair("strides", layer.Spec.Stride)),
            LayerType.GlobalAveragePool => AddNode("GlobalAveragePool", "pool", [_current]),
            _ => "",
        };
        if (layer.Spec.Type == LayerType.Flatten)
            AddFlatten();
        if (layer.Spec.Activation == Activation.Relu)
            AddNode("Relu", "relu", [_current]);
        // Dropout and Flatten keep the values as they are.
        if (name.Length > 0)
            AddQuantizers(name, layer.Quantization?.Output ?? _quantization);
        _shape = output;
    }

    private string AddConvolution(TrainedLayer layer, int groups, int filters)
    {
        LayerSpec spec = layer.Spec;
        string name = Number("conv");
        int channels = _shape.Channels / groups;
        LayerQuantization integers = IntegersOf(layer, name, spec.Kernel * spec.Kernel * channels * filters, filters);
        sbyte[] weights = WeightLayout.ConvolutionToOnnx(integers.Weights.AsSpan(), spec.Kernel, channels, filters);
        TensorProto tensor = OnnxTensors.Of($"{name}.weight", weights, filters, channels, spec.Kernel, spec.Kernel);
        long[] pads = [spec.PaddingBefore(_shape.Height), spec.PaddingBefore(_shape.Width), spec.PaddingAfter(_shape.Height), spec.PaddingAfter(_shape.Width)];
        var attributes = new List<AttributeProto> { Pair("kernel_shape", spec.Kernel), Pair("strides", spec.Stride), OnnxAttributes.Of("pads", pads) };
        if (groups > 1)
            attributes.Add(OnnxAttributes.Of("group", groups));
        return _current = _writer.Node("Conv", name, AddConstants(name, tensor, integers), [.. attributes]);
    }

    private string AddDense(TrainedLayer layer)
    {
        string name = Number("dense");
        int units = layer.Spec.Units, length = _shape.Length;
        TensorShape image = AddFlatten();
        LayerQuantization integers = IntegersOf(layer, name, length * units, units);
        TensorProto tensor = OnnxTensors.Of($"{name}.weight", WeightLayout.DenseToOnnx(integers.Weights.AsSpan(), image, units), units, length);
        _current = _writer.Node("Gemm", name, AddConstants(name, tensor, integers), OnnxAttributes.Of("transB", 1));
        _flattened = new TensorShape(1, 1, units);
        return name;
    }

    private string AddResidual(TrainedLayer block)
    {
        string first = AddPath(block.Layers), second = AddPath(block.Shortcut);
        return AddNode("Add", "add", [first, second]);
    }

    // Writes layers that begin at the current value, and goes back to it.
    private string AddPath(IReadOnlyList<TrainedLayer> layers)
    {
        (string start, TensorShape shape, TensorQuantization quantization) = (_current, _shape, _quantization);
        foreach (TrainedLayer layer in layers)
            Add(layer);
        string end = _current;
        (_current, _shape, _quantization) = (start, shape, quantization);
        return end;
    }

    // The inputs of a layer: the current value and its dequantised weights and biases.
    private string[] AddConstants(string name, TensorProto weights, LayerQuantization integers)
    {
        float[] scales = integers.WeightScales!, biasScales = Array.ConvertAll(scales, s => s * _quantization.Scale);
        string weight = AddDequantizer(_writer.Initializer(weights), scales, OnnxTensors.Of($"{name}.weight.zero", new sbyte[scales.Length], scales.Length));
        TensorProto bias = OnnxTensors.Of($"{name}.bias", integers.Bias.AsSpan(), scales.Length);
        return [_current, weight, AddDequantizer(_writer.Initializer(bias), biasScales, OnnxTensors.Of($"{name}.bias.zero", new int[scales.Length], scales.Length))];
    }

    private string AddDequantizer(string constant, float[] scales, TensorProto zeroPoints)
    {
        string scale = _writer.Initializer(OnnxTensors.Of($"{constant}.scale", scales, scales.Length));
        return _writer.Node("DequantizeLinear", $"{constant}.real", [constant, scale, _writer.Initializer(zeroPoints)], OnnxAttributes.Of("axis", 0));
    }

    private void AddQuantizers(string name, TensorQuantization quantization)
    {
        string scale = _writer.Initializer(OnnxTensors.Of($"{name}.scale", [quantization.Scale]));
        string zeroPoint = _writer.Initializer(OnnxTensors.Of($"{name}.zero", [(sbyte)quantization.ZeroPoint]));
        string integers = _writer.Node("QuantizeLinear", $"{name}.quantized", [_current, scale, zeroPoint]);
        _current = _writer.Node("DequantizeLinear", $"{name}.real", [integers, scale, zeroPoint]);
        _quantization = quantization;
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

    private string AddNode(string opType, string name, string[] inputs, params AttributeProto[] attributes) =>
        _current = _writer.Node(opType, Number(name), inputs, attributes);

    private string Number(string name) => $"{name}{_numbers[name] = _numbers.GetValueOrDefault(name) + 1}";

    private static LayerQuantization IntegersOf(TrainedLayer layer, string name, int weights, int channels) =>
        layer.Quantization is LayerQuantization q && q.Weights?.Length == weights && q.WeightScales?.Length == channels && q.Bias?.Length == channels
            ? q
            : throw new ArgumentException($"Expected {weights} integer weights with scales and biases of {channels} channels for {name}, got none or others.");

    private static AttributeProto Pair(string name, int value) => OnnxAttributes.Of(name, [value, value]);
}
