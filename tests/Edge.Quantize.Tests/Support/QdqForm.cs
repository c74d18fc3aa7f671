using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Tests.Support;

/// <summary>Writes the scales that the quantiser chose into a float ONNX model as QuantizeLinear and DequantizeLinear, in the forms that other tools write.</summary>
internal sealed class QdqForm
{
    private readonly Random _random;
    private readonly OnnxModelWriter _writer = new("net", "tests");
    private readonly Dictionary<string, TensorProto> _initializers;
    private readonly Dictionary<string, string> _renamed = [];

    private QdqForm(GraphProto source, Random random)
    {
        _random = random;
        _initializers = source.Initializer.ToDictionary(t => t.Name);
        foreach (TensorProto tensor in source.Initializer)
            _writer.Initializer(tensor);
        _writer.Input(source.Input[0]);
    }

    /// <summary>The model of a network with the scales of its int8 form.</summary>
    public static byte[] Of(NetworkBuilder net, Quantized quantized, int seed)
    {
        ModelProto source = ModelProto.Parser.ParseFrom(net.ToBytes());
        GraphProto graph = source.Graph;
        var form = new QdqForm(graph, new Random(seed));
        Dictionary<string, TensorQuantization> scales = ScalesOf(quantized.Model);
        form.AddPair("input", scales["input"]);
        foreach (NodeProto node in graph.Node)
        {
            NodeProto copy = node.Clone();
            for (int i = 0; i < copy.Input.Count; i++)
                copy.Input[i] = form._renamed.GetValueOrDefault(copy.Input[i], copy.Input[i]);
            bool folded = graph.Node.Any(n => n.Input.Contains(node.Output[0]) && (n.OpType == "BatchNormalization" || (n.OpType == "Add" && n.Input.Any(form._initializers.ContainsKey))));
            FloatOperator? layer = quantized.Graph.Operators.FirstOrDefault(o => o.Name == node.Name);
            if (layer is FloatConv2D or FloatDense && !folded)
                form.QuantizeConstants(copy, layer, scales[layer.Input.Name].Scale);
            form._writer.Model.Graph.Node.Add(copy);
            if (node.OpType != "Softmax" && scales.TryGetValue(node.Output[0], out TensorQuantization quantization))
                form.AddPair(node.Output[0], quantization);
        }
        form._writer.Output(graph.Output[0].Clone());
        // The output itself stays the name of the last value.
        form._writer.Model.Graph.Output[0].Name = form._renamed.GetValueOrDefault(graph.Output[0].Name, graph.Output[0].Name);
        return form._writer.ToBytes();
    }

    private static Dictionary<string, TensorQuantization> ScalesOf(Model model) => model.Graph.Operators.Select(o => o.Output).Append(model.Graph.Inputs[0])
        .ToDictionary(t => t.Name, t => new TensorQuantization(t.Scale, t.ZeroPoint));

    private void AddPair(string name, TensorQuantization quantization)
    {
        bool isUnsigned = _random.Next(2) == 0;
        string scale = _writer.Initializer(OnnxTensors.Of(name + ".scale", [quantization.Scale]));
        string zero = _writer.Initializer(isUnsigned
            ? OnnxTensors.Of(name + ".zero", [(byte)(quantization.ZeroPoint + 128)])
            : OnnxTensors.Of(name + ".zero", [(sbyte)quantization.ZeroPoint]));
        string integers = _writer.Node("QuantizeLinear", name + ".q", [name, scale, zero]);
        _renamed[name] = _writer.Node("DequantizeLinear", name + ".dq", [integers, scale, zero]);
    }

    private void QuantizeConstants(NodeProto node, FloatOperator layer, float inputScale)
    {
        (IReadOnlyList<float> weights, IReadOnlyList<float> bias) = layer is FloatConv2D conv ? (conv.Weights, conv.Bias) : (((FloatDense)layer).Weights, ((FloatDense)layer).Bias);
        QuantizedWeights chosen = QuantizedWeights.Of(weights, bias, inputScale);
        TensorProto source = _initializers[node.Input[1]];
        bool isLast = node.OpType == "MatMul" || (node.OpType == "Gemm" && node.Attribute.All(a => a.Name != "transB" || a.I == 0));
        int axis = isLast ? 1 : 0;
        string name = node.Name + ".weights";
        string scale = _writer.Initializer(OnnxTensors.Of(name + ".scale", chosen.Scales.AsSpan(), chosen.Scales.Length));
        string zero = _writer.Initializer(OnnxTensors.Of(name + ".zero", new sbyte[chosen.Scales.Length], chosen.Scales.Length));
        AttributeProto along = OnnxAttributes.Of("axis", _random.Next(2) == 0 ? axis : axis - source.Dims.Count);
        switch (_random.Next(3))
        {
            case 0:
                string integers = _writer.Initializer(OnnxTensors.Of(name, Integers(source, chosen.Scales, axis), [.. source.Dims]));
                node.Input[1] = _writer.Node("DequantizeLinear", name + ".dq", [integers, scale, zero], along);
                break;
            case 1:
                string quantized = _writer.Node("QuantizeLinear", name + ".q", [node.Input[1], scale, zero], along);
                node.Input[1] = _writer.Node("DequantizeLinear", name + ".dq", [quantized, scale, zero], along);
                break;
        }
        if (node.Input.Count > 2 && _random.Next(2) == 0)
        {
            string biases = _writer.Initializer(OnnxTensors.Of(name + ".bias", chosen.Bias.AsSpan(), chosen.Bias.Length));
            string steps = _writer.Initializer(OnnxTensors.Of(name + ".steps", [.. chosen.Scales.Select(s => s * inputScale)], chosen.Bias.Length));
            node.Input[2] = _writer.Node("DequantizeLinear", name + ".bias.dq", [biases, steps], OnnxAttributes.Of("axis", 0));
        }
    }

    private static sbyte[] Integers(TensorProto source, float[] scales, int axis)
    {
        float[] values = MemoryMarshal.Cast<byte, float>(source.RawData.Span).ToArray();
        int inner = source.Dims.Skip(axis + 1).Aggregate(1, (product, d) => product * (int)d);
        return [.. values.Select((w, i) => (sbyte)Math.Clamp(Math.Round((double)w / scales[i / inner % scales.Length], MidpointRounding.AwayFromZero), -127, 127))];
    }
}
