using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tflite;
using Edge.Quantize.Tflite;

namespace Edge.Inference.Tests.Networks;

/// <summary>Writes an int8 network layer by layer, with seeded random weights and scales under which values spread over the range.</summary>
internal sealed class NetworkSketch
{
    // Standard deviations of values that are equally likely, and the one that outputs should have.
    private const double ValueDeviation = 74;
    private const double WantedDeviation = 45;

    private readonly TfliteWriter _writer = new();
    private readonly List<(int[] Shape, float Scale, int ZeroPoint)> _activations = [];
    private readonly List<int> _indices = [];
    private readonly Random _random;

    public NetworkSketch(int seed, params int[] input)
    {
        _random = new Random(seed);
        Input = Activation(input, 0.03f, -5);
    }

    /// <summary>What a layer gives is known by a number; this is the input's.</summary>
    public int Input { get; }

    public int[] Shape(int from) => _activations[from].Shape;

    public int Conv(int from, int channels, int kernelHeight, int kernelWidth, int stride, bool relu)
    {
        int[] shape = Shape(from);
        (int weights, int bias, float scale) = Layer(from, [channels, kernelHeight, kernelWidth, shape[3]], 0, channels, true);
        int output = Activation([1, Halved(shape[1], stride), Halved(shape[2], stride), channels], scale, relu ? -128 : _random.Next(-20, 20));
        _writer.Conv2D([_indices[from], weights, bias], _indices[output], new WindowOptions(kernelHeight, kernelWidth, stride, stride, TfliteSchema.PaddingSame), relu ? 1 : 0);
        return output;
    }

    public int Depthwise(int from, int stride)
    {
        int[] shape = Shape(from);
        (int weights, int bias, float scale) = Layer(from, [1, 3, 3, shape[3]], 3, shape[3], true);
        int output = Activation([1, Halved(shape[1], stride), Halved(shape[2], stride), shape[3]], scale, -128);
        _writer.DepthwiseConv2D([_indices[from], weights, bias], _indices[output], new WindowOptions(3, 3, stride, stride, TfliteSchema.PaddingSame), 1, 1);
        return output;
    }

    public int Dense(int from, int channels, bool relu)
    {
        (int weights, int bias, float scale) = Layer(from, [channels, Shape(from)[^1]], 0, channels, false);
        // Means of many cells differ by little from picture to picture: the last layer makes it more.
        int output = Activation([1, channels], relu ? scale : scale / 6, relu ? -128 : 3);
        _writer.FullyConnected([_indices[from], weights, bias], _indices[output], relu ? 1 : 0);
        return output;
    }

    public int Add(int first, int second)
    {
        int output = Activation(Shape(first), Math.Max(_activations[first].Scale, _activations[second].Scale), -128);
        _writer.Add(_indices[first], _indices[second], _indices[output], 1);
        return output;
    }

    /// <summary>The mean of each channel, flat.</summary>
    public int Means(int from)
    {
        (int[] shape, float scale, int zeroPoint) = _activations[from];
        int pooled = Activation([1, 1, 1, shape[3]], scale, zeroPoint), flat = Activation([1, shape[3]], scale, zeroPoint);
        _writer.AveragePool2D(_indices[from], _indices[pooled], new WindowOptions(shape[1], shape[2], shape[1], shape[2], TfliteSchema.PaddingValid));
        _writer.Reshape(_indices[pooled], Int32s(1, shape[3]), _indices[flat]);
        return flat;
    }

    /// <summary>Probabilities that differ by so much that they show, and by so little that none is all.</summary>
    public int Softmax(int from)
    {
        int output = Activation(Shape(from), 1f / 256, -128);
        _writer.Softmax(_indices[from], _indices[output], 0.03f / _activations[from].Scale);
        return output;
    }

    public byte[] ToBytes(string name, int output) => _writer.ToBytes(name, name, [_indices[Input]], [_indices[output]]);

    private (int Weights, int Bias, float OutputScale) Layer(int from, int[] shape, int channelDimension, int channels, bool perChannel)
    {
        float inputScale = _activations[from].Scale;
        int taps = shape.Aggregate((a, b) => a * b) / channels;
        var data = new byte[taps * channels];
        for (int i = 0; i < data.Length; i++)
            data[i] = unchecked((byte)_random.Next(-127, 128));
        float[] scales = [.. Enumerable.Range(0, perChannel ? channels : 1).Select(_ => 0.002f + 0.004f * (float)_random.NextDouble())];
        int weights = _writer.Tensor(new TfliteTensor("weights", shape, TfliteSchema.Int8) { Data = data, Scales = scales, ZeroPoints = new long[scales.Length], QuantizedDimension = perChannel ? channelDimension : 0 });
        double spread = ValueDeviation * ValueDeviation * Math.Sqrt(taps);
        int[] biases = [.. Enumerable.Range(0, channels).Select(_ => (int)(spread * 0.2 * (_random.NextDouble() - 0.4)))];
        int bias = _writer.Tensor(new TfliteTensor("bias", [channels], TfliteSchema.Int32)
        {
            Data = Bytes(biases),
            Scales = [.. scales.Select(s => inputScale * s)],
            ZeroPoints = new long[scales.Length],
        });
        return (weights, bias, (float)(inputScale * scales.Average() * spread / WantedDeviation));
    }

    private int Activation(int[] shape, float scale, int zeroPoint)
    {
        _activations.Add((shape, scale, zeroPoint));
        _indices.Add(_writer.Tensor(new TfliteTensor("t" + _activations.Count, shape, TfliteSchema.Int8) { Scales = [scale], ZeroPoints = [zeroPoint] }));
        return _activations.Count - 1;
    }

    private int Int32s(params int[] values) => _writer.Tensor(new TfliteTensor("shape", [values.Length], TfliteSchema.Int32) { Data = Bytes(values) });

    private static byte[] Bytes(int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static int Halved(int size, int stride) => (size + stride - 1) / stride;
}
