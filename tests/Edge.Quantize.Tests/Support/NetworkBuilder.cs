using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Tests.Support;

/// <summary>Builds ONNX networks layer by layer, with weights from a seeded generator, and follows the shape.</summary>
internal sealed class NetworkBuilder
{
    private readonly OnnxModelWriter _writer = new("net", "tests");
    private int _names;

    public NetworkBuilder(int seed, params int[] shape)
    {
        Random = new Random(seed);
        Shape = shape;
        InputShape = shape;
        Current = "input";
        _writer.Input(OnnxModelWriter.FloatValue("input", [.. shape.Select((d, i) => i == 0 ? "N" : d.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
    }

    public Random Random { get; }

    public int[] InputShape { get; }

    /// <summary>NCHW or [1, features].</summary>
    public int[] Shape { get; private set; }

    public string Current { get; private set; }

    public int Channels => Shape[1];

    public ModelProto Model => _writer.Model;

    /// <summary>Closes the graph.</summary>
    public byte[] ToBytes()
    {
        if (_writer.Model.Graph.Output.Count == 0)
            _writer.Output(OnnxModelWriter.FloatValue(Current, "N"));
        return _writer.ToBytes();
    }

    public NchwTensor Sample() => NchwTensor.Of(InputShape, Enumerable.Range(0, InputShape.Aggregate((a, b) => a * b)).Select(_ => (double)Random.NextSingle()));

    public string Name(string kind) => $"{kind}{_names++}";

    public string Floats(string name, int[] dims, Func<float> value) => Floats(name, [.. Enumerable.Range(0, dims.Aggregate(1, (a, b) => a * b)).Select(_ => value())], [.. dims.Select(d => (long)d)]);

    public string Floats(string name, float[] values, params long[] dims) => _writer.Initializer(OnnxTensors.Of(name, values.AsSpan(), dims));

    public string Longs(string name, params long[] values) => _writer.Initializer(OnnxTensors.Of(name, values.AsSpan(), values.Length));

    /// <summary>A value around 0, spread so that a sum over <paramref name="taps"/> keeps the size of its inputs.</summary>
    public float Weight(int taps) => (float)((Random.NextDouble() * 2 - 1) * Math.Sqrt(6.0 / taps));

    /// <summary>Any node; the shape is what the caller says.</summary>
    public NetworkBuilder Node(string type, int[] shape, string[] more, params AttributeProto[] attributes)
    {
        Current = _writer.Node(type, Name(type.ToLowerInvariant()), [Current, .. more], attributes);
        Shape = shape;
        return this;
    }

    public NetworkBuilder Node(string type, params AttributeProto[] attributes) => Node(type, Shape, [], attributes);

    public NetworkBuilder AddTo(string other) => Node("Add", Shape, [other]);

    public NetworkBuilder Conv(int outputs, int kernel, int stride = 1, int dilation = 1, int group = 1, Padding padding = Padding.Explicit, bool bias = true)
    {
        string weights = Floats(Name("w"), [outputs, Channels / group, kernel, kernel], () => Weight(Channels / group * kernel * kernel));
        string[] constants = bias ? [weights, Floats(Name("b"), [outputs], () => Weight(8))] : [weights];
        AttributeProto[] attributes =
        [
            OnnxAttributes.Of("kernel_shape", [kernel, kernel]), OnnxAttributes.Of("strides", [stride, stride]), OnnxAttributes.Of("dilations", [dilation, dilation]),
            OnnxAttributes.Of("group", (long)group), .. Pads(padding, kernel, stride, dilation),
        ];
        return Node("Conv", Slid(outputs, kernel, stride, dilation, padding), constants, attributes);
    }

    public NetworkBuilder Pool(string type, int kernel, int stride, Padding padding) => Node(
        type,
        Slid(Channels, kernel, stride, 1, padding),
        [],
        [OnnxAttributes.Of("kernel_shape", [kernel, kernel]), OnnxAttributes.Of("strides", [stride, stride]), .. Pads(padding, kernel, stride, 1)]);

    public NetworkBuilder BatchNormalization() => Node("BatchNormalization", Shape,
    [
        Floats(Name("gamma"), [Channels], () => 0.5f + Random.NextSingle()), Floats(Name("beta"), [Channels], () => Weight(6)),
        Floats(Name("mean"), [Channels], () => Weight(6)), Floats(Name("variance"), [Channels], () => 0.25f + Random.NextSingle()),
    ]);

    public NetworkBuilder Dense(int outputs, DenseForm form)
    {
        int depth = Shape.Aggregate((a, b) => a * b);
        string weights = Floats(Name("w"), form == DenseForm.GemmTransposed ? [outputs, depth] : [depth, outputs], () => Weight(depth));
        string bias = Floats(Name("b"), [outputs], () => Weight(8));
        if (form == DenseForm.MatMulAdd)
            return Node("MatMul", [1, outputs], [weights]).AddTo(bias);
        return Node("Gemm", [1, outputs], [weights, bias], OnnxAttributes.Of("transB", form == DenseForm.GemmTransposed ? 1L : 0L));
    }

    public NetworkBuilder Flatten(bool byReshape = false) => byReshape
        ? Node("Reshape", [1, Shape.Aggregate((a, b) => a * b)], [Longs(Name("shape"), -1, Shape.Aggregate((a, b) => a * b))])
        : Node("Flatten", [1, Shape.Aggregate((a, b) => a * b)], [], OnnxAttributes.Of("axis", 1L));

    private int[] Slid(int outputs, int kernel, int stride, int dilation, Padding padding)
    {
        int reach = (kernel - 1) * dilation + 1;
        int Size(int size) => padding is Padding.Valid or Padding.None ? (size - reach) / stride + 1 : (size + stride - 1) / stride;
        return [1, outputs, Size(Shape[2]), Size(Shape[3])];
    }

    private IEnumerable<AttributeProto> Pads(Padding padding, int kernel, int stride, int dilation)
    {
        if (padding == Padding.None)
            return [];
        if (padding != Padding.Explicit)
            return [OnnxAttributes.Of("auto_pad", padding == Padding.Valid ? "VALID" : "SAME_UPPER")];
        int Total(int size) => Math.Max(((size + stride - 1) / stride - 1) * stride + (kernel - 1) * dilation + 1 - size, 0);
        int rows = Total(Shape[2]), columns = Total(Shape[3]);
        // Pads of 0 mean no padding at all, which is not SAME where the kernel is smaller than the stride.
        return rows + columns == 0 ? [OnnxAttributes.Of("auto_pad", "SAME_UPPER")] : [OnnxAttributes.Of("pads", [rows / 2, columns / 2, rows - rows / 2, columns - columns / 2])];
    }
}
