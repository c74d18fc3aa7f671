using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;
using Google.Protobuf;

namespace Edge.Quantize.Import;

/// <summary>Reads a float ONNX model (opset 7 or later, NCHW), or one with QuantizeLinear and DequantizeLinear, as a network in NHWC, without transposes.</summary>
public sealed class OnnxImporter
{
    /// <summary>Node types that are read.</summary>
    public const string Supported = "Add, AveragePool, BatchNormalization, Clip, Conv, DequantizeLinear, Dropout, Flatten, Gemm, GlobalAveragePool, Identity, MatMul, MaxPool, QuantizeLinear, Relu, Reshape, Softmax";

    private const int LeastOpset = 7;
    private const int MostNodes = 4096;
    // Every thread of the calibration holds all of them as float: 256 MiB.
    private const long MostElements = 1 << 26;

    private readonly Dictionary<string, TensorProto> _initializers = [];
    private readonly Dictionary<string, OnnxValue> _values = [];
    private readonly List<FloatOperator> _operators = [];

    private readonly OnnxQuantizers _quantizers;

    private long _elements;

    private OnnxImporter(GraphProto graph)
    {
        foreach (TensorProto tensor in graph.Initializer)
            _initializers[tensor.Name] = tensor;
        _quantizers = new OnnxQuantizers(_initializers);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The file.</param>
    /// <returns>The network, as the file has it: nothing is folded or fused yet.</returns>
    /// <exception cref="QuantizeException">The file is damaged, or has a node that is not supported; the message names it.</exception>
    public static FloatGraph Import(Stream stream)
    {
        ModelProto model;
        try
        {
            using var file = new MemoryStream();
            stream.CopyTo(file);
            ReadOnlySpan<byte> bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
            ProtobufFrame.Check(bytes, ModelProto.Descriptor);
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new QuantizeException($"The ONNX file: expected a protocol buffer, got something else ({e.Message.TrimEnd('.')}); export the model again.", e);
        }
        if (model.Graph is null || model.Graph.Node.Count == 0)
            throw new QuantizeException("The ONNX file: expected a graph with nodes, got none; export the model again.");
        if (model.Graph.Node.Count > MostNodes)
            throw new QuantizeException($"The ONNX file: expected at most {MostNodes} nodes, got {model.Graph.Node.Count}; use a smaller model.");
        if (model.OpsetImport.FirstOrDefault(o => o.Domain is "" or "ai.onnx") is { Version: < LeastOpset } old)
            throw new QuantizeException($"The ONNX file: expected operator set {LeastOpset} or later, got {old.Version}; export the model with a newer one.");
        return new OnnxImporter(model.Graph).Read(model.Graph);
    }

    private FloatGraph Read(GraphProto graph)
    {
        ValueInfoProto[] inputs = [.. graph.Input.Where(i => !_initializers.ContainsKey(i.Name))];
        if (inputs.Length != 1 || graph.Output.Count != 1)
            throw new QuantizeException($"The ONNX model: expected one input and one output, got {inputs.Length} and {graph.Output.Count}; export one of each.");
        FloatTensor input = InputTensor(inputs[0]);
        Count(input);
        _values[inputs[0].Name] = new OnnxValue(input, null);
        foreach (NodeProto node in graph.Node)
            Read(new OnnxNode(node));
        OnnxValue output = _values.TryGetValue(graph.Output[0].Name, out OnnxValue? value)
            ? value
            : throw new QuantizeException($"The ONNX model: expected its output '{graph.Output[0].Name}' to be computed by a node, found none; export the model again.");
        if (output.FlattenedFrom is not null)
            throw new QuantizeException($"The ONNX model: expected its output '{graph.Output[0].Name}' not to be a flattened picture, got one; end with a Gemm or leave out the Flatten.");
        if (_operators.Count == 0)
            throw new QuantizeException("The ONNX model: expected at least one layer between input and output, got none; export the model again.");
        return new FloatGraph(graph.Name.Length > 0 ? graph.Name : "main", input, output.Tensor, _operators) { Quantization = _quantizers.Prescribed };
    }

    private static FloatTensor InputTensor(ValueInfoProto info)
    {
        TypeProto.Types.Tensor? type = info.Type?.TensorType;
        if (type?.Shape is null || type.ElemType != (int)TensorProto.Types.DataType.Float || type.Shape.Dim.Count is not (2 or 4))
            throw new QuantizeException($"The ONNX model's input '{info.Name}': expected FLOAT of [N, C, H, W] or [N, features], got something else; export the model with such an input.");
        long[] dims = [.. type.Shape.Dim.Skip(1).Select(d => d.DimValue)];
        if (dims.Any(d => d is < 1 or > 1 << 20))
            throw new QuantizeException($"The ONNX model's input '{info.Name}': expected fixed dimensions of 1 to 2^20 behind the batch, got [{string.Join(',', dims)}]; export with a fixed picture size.");
        int[] shape = [.. dims.Select(d => (int)d)];
        return shape.Length == 3 ? new FloatTensor(info.Name, 1, shape[1], shape[2], shape[0]) : new FloatTensor(info.Name, 1, shape[0]);
    }

    private void Read(OnnxNode node)
    {
        if (node.Inputs.Count == 0 || node.Output.Length == 0)
            throw node.Invalid("expected at least one input and one output, got none; export the model again");
        switch (node.Type)
        {
            case "Identity" or "Dropout":
                _values[node.Output] = Value(node, 0);
                break;
            case "Conv":
                FloatConv2D conv = OnnxLayers.Conv(node, Picture(node), Constant(node, 1)!, Constant(node, 2));
                Emit(conv with { Quantization = Prescribed(node, 0, conv.Bias.Count) });
                break;
            case "Gemm":
                FloatDense gemm = OnnxLayers.Gemm(node, Value(node, 0), Constant(node, 1)!, Constant(node, 2));
                Emit(gemm with { Quantization = Prescribed(node, node.Integer("transB", 0) != 0 ? 0 : 1, gemm.Bias.Count) });
                break;
            case "MatMul":
                FloatDense product = OnnxLayers.MatMul(node, Value(node, 0), Constant(node, 1)!);
                Emit(product with { Quantization = Prescribed(node, 1, product.Bias.Count) });
                break;
            case "BatchNormalization":
                Emit(OnnxLayers.BatchNormalization(node, Ordered(node, 0), [.. Enumerable.Range(1, 4).Select(i => Constant(node, i)!)]));
                break;
            case "Relu":
                Emit(new FloatRelu(node.Name, Value(node, 0).Tensor, Like(node), FloatActivation.Relu), Value(node, 0).FlattenedFrom);
                break;
            case "Clip":
                Emit(OnnxLayers.Clip(node, Value(node, 0).Tensor, Like(node), Constant(node, 1), Constant(node, 2)), Value(node, 0).FlattenedFrom);
                break;
            case "MaxPool" or "AveragePool" or "GlobalAveragePool":
                Emit(OnnxLayers.Pool(node, Picture(node)));
                break;
            case "Add":
                ReadAdd(node);
                break;
            case "Flatten" or "Reshape":
                OnnxValue source = Value(node, 0);
                FloatReshape reshape = OnnxLayers.Flatten(node, source.Tensor, node.Type == "Reshape" ? Constant(node, 1) : null);
                // Where the picture has one cell or one channel, NCHW and NHWC order its elements in the same way.
                bool ordered = source.Tensor.Shape.Count != 4 || source.Tensor.Shape[3] == 1 || source.Tensor.Shape[1] * source.Tensor.Shape[2] == 1;
                Emit(reshape, ordered ? source.FlattenedFrom : source.Tensor);
                break;
            case "Softmax":
                Emit(OnnxLayers.Softmax(node, Value(node, 0), Like(node)));
                break;
            case "QuantizeLinear" or "DequantizeLinear" when _quantizers.IsConstant(node):
                _quantizers.ReadConstant(node);
                break;
            case "QuantizeLinear":
                _quantizers.Quantize(node, Value(node, 0));
                break;
            case "DequantizeLinear":
                _values[node.Output] = _quantizers.Dequantize(node);
                break;
            default:
                throw node.Invalid($"expected one of {Supported}, got {node.Type}; replace the layer or quantise a model without it");
        }
    }

    private WeightQuantization? Prescribed(OnnxNode node, int channelDimension, int channels) =>
        QuantizedConstant.Of(_quantizers.Constant(node.Inputs[1]), channelDimension, node.Inputs.Count > 2 ? _quantizers.Constant(node.Inputs[2]) : null, channels);

    private void ReadAdd(OnnxNode node)
    {
        int constant = Enumerable.Range(0, Math.Min(node.Inputs.Count, 2)).FirstOrDefault(i => _initializers.ContainsKey(node.Inputs[i]), -1);
        if (constant < 0)
        {
            OnnxValue first = Value(node, 0), second = Value(node, 1);
            if (!first.Tensor.Shape.SequenceEqual(second.Tensor.Shape) || !SameOrder(first.FlattenedFrom, second.FlattenedFrom))
                throw node.Invalid($"expected two tensors of one shape, got {first.Tensor} and {second.Tensor}; broadcast in a layer before");
            Emit(new FloatAdd(node.Name, first.Tensor, second.Tensor, Like(node), FloatActivation.None), first.FlattenedFrom);
            return;
        }
        Emit(OnnxLayers.AddConstant(node, Ordered(node, 1 - constant), _initializers[node.Inputs[constant]]));
    }

    private static bool SameOrder(FloatTensor? first, FloatTensor? second) =>
        first is null || second is null ? first == second : first.Shape.SequenceEqual(second.Shape);

    private void Count(FloatTensor tensor)
    {
        _elements += tensor.Length;
        if (_elements > MostElements)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected all activations together to have at most {MostElements} elements, got more; use smaller pictures or layers.");
    }

    private void Emit(FloatOperator step, FloatTensor? flattenedFrom = null)
    {
        Count(step.Output);
        _operators.Add(step);
        _values[step.Output.Name] = new OnnxValue(step.Output, flattenedFrom);
    }

    private OnnxValue Value(OnnxNode node, int input)
    {
        string name = input < node.Inputs.Count ? node.Inputs[input] : "";
        if (_quantizers.IsQuantized(name))
            throw node.Invalid($"expected DequantizeLinear behind the QuantizeLinear that gives input {input} ('{name}'), got none; export the model in the QDQ format");
        return _values.TryGetValue(name, out OnnxValue? value)
            ? value
            : throw node.Invalid($"expected input {input} ('{name}') to be computed by a node before it, found none; export the model again");
    }

    // An input whose elements stand in the order of the ONNX model, so that constants for each of them fit.
    private FloatTensor Ordered(OnnxNode node, int input)
    {
        OnnxValue value = Value(node, input);
        return value.FlattenedFrom is null ? value.Tensor : throw node.Invalid("expected it before Flatten or behind a Gemm, got it right behind Flatten; move the layer");
    }

    private FloatTensor Picture(OnnxNode node)
    {
        FloatTensor tensor = Value(node, 0).Tensor;
        return tensor.Shape.Count == 4 ? tensor : throw node.Invalid($"expected a picture of four dimensions, got {tensor}; put the layer before Flatten");
    }

    private FloatTensor Like(OnnxNode node) => new(node.Output, [.. Value(node, 0).Tensor.Shape]);

    // Input 1 and later of most layers; null where an optional one is absent.
    private TensorProto? Constant(OnnxNode node, int input)
    {
        string name = input < node.Inputs.Count ? node.Inputs[input] : "";
        bool required = node.Type is "BatchNormalization" or "Conv" or "Gemm" or "MatMul" && input == 1 || node.Type == "BatchNormalization";
        if (name.Length == 0 && !required)
            return null;
        return _initializers.TryGetValue(name, out TensorProto? tensor)
            ? tensor
            : throw node.Invalid($"expected input {input} ('{name}') to be a constant of the model, got a computed tensor or none; export with constant weights");
    }
}
