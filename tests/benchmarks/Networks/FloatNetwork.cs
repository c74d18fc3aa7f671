using System;
using System.Globalization;
using System.Linq;
using Edge.Onnx;

namespace Edge.Benchmarks.Networks;

/// <summary>Builds a float network layer by layer with seeded random weights; the time of an inference does not depend on their values.</summary>
internal sealed class FloatNetwork
{
    private readonly OnnxModelWriter _writer = new("network", "Edge benchmarks");
    private readonly Random _random = new(1);
    private string _value = "input";
    private int _names;
    private int _channels = 1;
    private int _size = 28;

    /// <summary>Starts a network for pictures of 28x28x1.</summary>
    public FloatNetwork() => _writer.Input(OnnxModelWriter.FloatValue("input", "N", "1", "28", "28"));

    /// <summary>A 3x3 convolution.</summary>
    public FloatNetwork Conv(int filters, bool same = false, bool relu = true, bool normalize = false)
    {
        string weights = Floats(9 * _channels, filters, _channels, 3, 3);
        string[] inputs = normalize ? [_value, weights] : [_value, weights, Floats(100, filters)];
        Node("Conv", inputs, OnnxAttributes.Of("kernel_shape", [3, 3]), OnnxAttributes.Of("pads", same ? [1, 1, 1, 1] : [0, 0, 0, 0]));
        _channels = filters;
        _size -= same ? 0 : 2;
        return Finish(normalize, relu);
    }

    /// <summary>A 2x2 max pool.</summary>
    public FloatNetwork MaxPool()
    {
        _size /= 2;
        return Node("MaxPool", [_value], OnnxAttributes.Of("kernel_shape", [2, 2]), OnnxAttributes.Of("strides", [2, 2]));
    }

    /// <summary>A picture becomes a row.</summary>
    public FloatNetwork Flatten()
    {
        _channels *= _size * _size;
        return Node("Flatten", [_value]);
    }

    /// <summary>A dense layer.</summary>
    public FloatNetwork Dense(int units, bool relu = true, bool normalize = false)
    {
        string weights = Floats(_channels, units, _channels);
        string bias = Floats(100, units);
        Node("Gemm", [_value, weights, bias], OnnxAttributes.Of("transB", 1));
        _channels = units;
        return Finish(normalize, relu);
    }

    /// <summary>Ten classes with their probabilities.</summary>
    /// <returns>The ONNX model.</returns>
    public byte[] Classes()
    {
        Dense(10, relu: false);
        Node("Softmax", [_value], OnnxAttributes.Of("axis", -1));
        _writer.Output(OnnxModelWriter.FloatValue(_value, "N", "10"));
        return _writer.ToBytes();
    }

    private FloatNetwork Finish(bool normalize, bool relu)
    {
        if (normalize)
            Node("BatchNormalization", [_value, Values(0.9f, 1.1f), Values(-0.1f, 0.1f), Values(-0.1f, 0.1f), Values(0.9f, 1.1f)]);
        return relu ? Node("Relu", [_value]) : this;
    }

    private FloatNetwork Node(string type, string[] inputs, params Edge.Onnx.Proto.AttributeProto[] attributes)
    {
        _value = _writer.Node(type, Name(type), inputs, attributes);
        return this;
    }

    // Spread so that a sum over that many inputs keeps their size.
    private string Floats(int fanIn, params long[] shape)
    {
        float limit = MathF.Sqrt(6f / fanIn);
        return Floats(-limit, limit, shape);
    }

    private string Values(float from, float to) => Floats(from, to, _channels);

    private string Floats(float from, float to, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, d) => product * d)];
        for (int i = 0; i < values.Length; i++)
            values[i] = from + (_random.NextSingle() * (to - from));
        return _writer.Initializer(OnnxTensors.Of(Name("w"), values.AsSpan(), shape));
    }

    private string Name(string kind) => kind + (_names++).ToString(CultureInfo.InvariantCulture);
}
