using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Onnx;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Import;

/// <summary>Reads QuantizeLinear and DequantizeLinear: a pair of them prescribes the quantisation of an activation; a constant behind them is a constant with its scales.</summary>
/// <param name="initializers">The constants of the graph by name; dequantised ones are added.</param>
internal sealed class OnnxQuantizers(Dictionary<string, TensorProto> initializers)
{
    private readonly Dictionary<string, QuantizedConstant> _constants = [];
    private readonly Dictionary<FloatTensor, TensorQuantization> _prescribed = [];

    /// <summary>The quantisation that the source prescribes.</summary>
    public IReadOnlyDictionary<FloatTensor, TensorQuantization> Prescribed => _prescribed;

    /// <summary>The constant of a name where the source holds it as integers, else null.</summary>
    public QuantizedConstant? Constant(string name) => _constants.GetValueOrDefault(name);

    /// <summary>True for a constant behind QuantizeLinear.</summary>
    public bool IsConstant(string name) => _constants.ContainsKey(name);

    /// <summary>Takes the integers of a node's first input along to its output; <paramref name="move"/> gives null where they have no form there.</summary>
    public void Move(OnnxNode node, Func<QuantizedConstant, QuantizedConstant?> move)
    {
        if (_constants.TryGetValue(node.Inputs[0], out QuantizedConstant? constant) && move(constant) is QuantizedConstant moved)
            _constants[node.Output] = moved;
    }

    /// <summary>Reads a node on a constant.</summary>
    /// <exception cref="QuantizeException">The node or its constants are not as the operator demands.</exception>
    public void ReadConstant(OnnxNode node)
    {
        if (node.Type == "DequantizeLinear")
        {
            QuantizedConstant constant = _constants.TryGetValue(node.Inputs[0], out QuantizedConstant? quantized) ? quantized : Integers(node);
            float[] reals = [.. constant.Values.Select((v, i) => v * constant.ScaleOf(i))];
            _constants[node.Output] = constant;
            initializers[node.Output] = OnnxTensors.Of(node.Output, reals, [.. constant.Shape.Select(d => (long)d)]);
            return;
        }
        TensorProto source = initializers.TryGetValue(node.Inputs[0], out TensorProto? tensor) ? tensor : throw node.Invalid("expected a constant of real numbers, got a quantised one; export the model again");
        var scaled = new QuantizedConstant([], OnnxInitializer.Shape(source), ScalesOf(node, OnnxInitializer.Shape(source)), Axis(node, source.Dims.Count));
        (int zeroPoint, bool isUnsigned) = ZeroPoint(node, isUnsignedWithout: true);
        (int least, int most) = isUnsigned ? (0, 255) : (-128, 127);
        int[] values = [.. OnnxInitializer.Floats(source).Select((x, i) => (int)Math.Clamp(MathF.Round(x / scaled.ScaleOf(i)) + zeroPoint, least, most) - zeroPoint)];
        _constants[node.Output] = scaled with { Values = values };
    }

    /// <summary>QuantizeLinear of an activation.</summary>
    public OnnxValue Quantize(OnnxNode node, OnnxValue value) => value with { Integers = ActivationOf(node, isUnsignedWithout: true), IsUnsigned = ZeroPoint(node, isUnsignedWithout: true).IsUnsigned };

    /// <summary>Clip between QuantizeLinear and DequantizeLinear, as PyTorch writes for 7 bits: int8 that ends at the upper limit.</summary>
    public static OnnxValue Limit(OnnxNode node, OnnxValue value, TensorProto? low, TensorProto? high)
    {
        int shift = value.IsUnsigned ? 128 : 0, zeroPoint = value.Integers!.Value.ZeroPoint;
        int[] least = low is null ? [sbyte.MinValue + shift] : OnnxInitializer.QuantizedIntegers(low), most = high is null ? [sbyte.MaxValue + shift] : OnnxInitializer.QuantizedIntegers(high);
        if (least.Length != 1 || most.Length != 1 || least[0] - shift < sbyte.MinValue || most[0] - shift > sbyte.MaxValue || least[0] - shift > zeroPoint || most[0] - shift < zeroPoint || value.IntegerShift != 0)
            throw node.Invalid("expected one pair of limits around the zero point, got others; export the model again");
        return value with { IntegerShift = sbyte.MaxValue - (most[0] - shift), LeastInteger = least[0] - shift };
    }

    /// <summary>The activation that a DequantizeLinear gives back: it is one tensor with the one before QuantizeLinear, which takes its quantisation.</summary>
    /// <param name="graph">Receives a step where the tensor has another quantisation already, or has to be limited from below.</param>
    /// <param name="node">The node.</param>
    /// <param name="value">Its first input.</param>
    public OnnxValue Dequantize(OnnxGraph graph, OnnxNode node, OnnxValue value)
    {
        if (value.Integers is not TensorQuantization before)
            throw node.Invalid($"expected input 0 ('{node.Inputs[0]}') to be given by a QuantizeLinear before it, found none; export the model again");
        TensorQuantization quantization = ActivationOf(node, isUnsignedWithout: true);
        if (quantization != before)
            throw node.Invalid($"expected the scale {before.Scale} and zero point of the QuantizeLinear before it, got scale {quantization.Scale} or another zero point; export the model again");
        TensorQuantization used = quantization with { ZeroPoint = quantization.ZeroPoint + value.IntegerShift };
        FloatTensor tensor = value.Tensor;
        if (_prescribed.TryGetValue(tensor, out TensorQuantization other) && other != used)
        {
            tensor = new FloatTensor(node.Output, [.. tensor.Shape]);
            graph.Add(new FloatRequantization(node.Name, value.Tensor, tensor));
        }
        _prescribed[tensor] = used;
        // Where all bits are used, or a rectifier ends at the zero point anyway, saturation is limit enough.
        if (value.LeastInteger + value.IntegerShift > sbyte.MinValue && !(value.LeastInteger == quantization.ZeroPoint && graph.IsRectified(value.Tensor)))
        {
            FloatTensor source = tensor;
            tensor = new FloatTensor(node.Output + "/limited", [.. source.Shape]);
            graph.Add(new FloatClip(node.Name + "/limit", source, tensor, (value.LeastInteger - quantization.ZeroPoint) * quantization.Scale, float.PositiveInfinity));
            _prescribed[tensor] = used;
        }
        return value with { Tensor = tensor, Integers = null, IntegerShift = 0, LeastInteger = sbyte.MinValue };
    }

    private QuantizedConstant Integers(OnnxNode node)
    {
        TensorProto source = initializers.TryGetValue(node.Inputs[0], out TensorProto? tensor) ? tensor : throw node.Invalid($"expected input 0 ('{node.Inputs[0]}') to be a constant of the model, got none; export the model again");
        int[] shape = OnnxInitializer.Shape(source), values = OnnxInitializer.QuantizedIntegers(source);
        float[] scales = ScalesOf(node, shape);
        (int zeroPoint, _) = ZeroPoint(node, isUnsignedWithout: false);
        return new QuantizedConstant([.. values.Select(v => unchecked(v - zeroPoint))], shape, scales, Axis(node, shape.Length));
    }

    private TensorQuantization ActivationOf(OnnxNode node, bool isUnsignedWithout)
    {
        float[] scales = ScalesOf(node, []);
        (int zeroPoint, bool isUnsigned) = ZeroPoint(node, isUnsignedWithout);
        return new TensorQuantization(scales[0], isUnsigned ? zeroPoint - 128 : zeroPoint);
    }

    // One scale, or one for each index of the axis.
    private float[] ScalesOf(OnnxNode node, int[] shape)
    {
        node.Require("block_size", 0, 0);
        float[] scales = OnnxInitializer.Floats(Parameter(node, 1) ?? throw node.Invalid("expected a constant scale, got none; export the model again"));
        int axis = Axis(node, shape.Length);
        if (scales.Length != 1 && (axis < 0 || axis >= shape.Length || shape[axis] != scales.Length))
            throw node.Invalid($"expected one scale{(shape.Length > 0 ? $", or one for each of dimension {axis} of [{string.Join(',', shape)}]" : " for an activation")}, got {scales.Length}; export the model again");
        return scales.All(Scales.IsValid) ? scales : throw node.Invalid("expected scales above 0, got others; export the model again");
    }

    // The weights' zero points must agree, as they are all 0 in int8 networks.
    private (int ZeroPoint, bool IsUnsigned) ZeroPoint(OnnxNode node, bool isUnsignedWithout)
    {
        if (Parameter(node, 2) is not TensorProto tensor)
            return (0, isUnsignedWithout);
        int[] values = OnnxInitializer.QuantizedIntegers(tensor);
        if (values.Length == 0 || values.Any(v => v != values[0]))
            throw node.Invalid($"expected equal zero points, got [{string.Join(',', values.Distinct())}]; quantise weights symmetrically");
        return (values[0], tensor.DataType == (int)TensorProto.Types.DataType.Uint8);
    }

    private TensorProto? Parameter(OnnxNode node, int input)
    {
        string name = input < node.Inputs.Count ? node.Inputs[input] : "";
        if (name.Length == 0)
            return null;
        return initializers.TryGetValue(name, out TensorProto? tensor) ? tensor : throw node.Invalid($"expected input {input} ('{name}') to be a constant of the model, got a computed tensor or none; export with constant scales");
    }

    private static int Axis(OnnxNode node, int rank)
    {
        long axis = node.Integer("axis", 1);
        return axis < 0 ? (int)Math.Max(axis + rank, -1) : (int)Math.Min(axis, rank);
    }
}
