using System;
using System.Buffers.Binary;
using System.Linq;
using Edge.Micro.Tflite;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Tests.Support;

/// <summary>One small .tflite model for each operator that the writer knows.</summary>
internal static class EveryOperator
{
    public static string[] Kinds { get; } =
    [
        "CONV_2D", "CONV_2D grouped", "CONV_2D dilated", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "FULLY_CONNECTED per tensor", "MAX_POOL_2D", "AVERAGE_POOL_2D", "RESHAPE",
        "SOFTMAX", "ADD", "PAD", "MEAN", "CONCATENATION", "QUANTIZE", "RELU", "RELU6",
        "RELU_N1_TO_1", "LEAKY_RELU", "LOGISTIC", "TANH", "HARD_SWISH", "SUB", "MUL", "MAXIMUM", "MINIMUM", "PADV2", "TRANSPOSE", "RESIZE_NEAREST_NEIGHBOR", "RESIZE_NEAREST_NEIGHBOR half",
    ];

    /// <summary>The file of a kind.</summary>
    public static byte[] Of(string kind, byte[]? metadata = null)
    {
        var writer = new TfliteWriter();
        int input = Activation(writer, "input", [1, 6, 5, 4], 0.05f, -3), output;
        switch (kind)
        {
            case "CONV_2D":
                output = Activation(writer, "conv", [1, 3, 3, 3], 0.1f, 4);
                writer.Conv2D([input, Weights(writer, [3, 3, 2, 4], 0, 3), Bias(writer, 3)], output, new WindowOptions(3, 2, 2, 2, TfliteSchema.PaddingSame), 1);
                break;
            case "CONV_2D grouped":
                output = Activation(writer, "conv", [1, 4, 4, 6], 0.1f, 4);
                writer.Conv2D([input, Weights(writer, [6, 3, 2, 2], 0, 6), Bias(writer, 6)], output, new WindowOptions(3, 2, 1, 1, TfliteSchema.PaddingValid), 3);
                break;
            case "CONV_2D dilated":
                output = Activation(writer, "conv", [1, 2, 1, 2], 0.1f, 4);
                writer.Conv2D([input, Weights(writer, [2, 3, 3, 4], 0, 2), Bias(writer, 2)], output, new WindowOptions(3, 3, 1, 1, TfliteSchema.PaddingValid) { DilationHeight = 2, DilationWidth = 2 }, 0);
                break;
            case "DEPTHWISE_CONV_2D":
                output = Activation(writer, "depthwise", [1, 6, 3, 8], 0.1f, 4);
                writer.DepthwiseConv2D([input, Weights(writer, [1, 3, 2, 8], 3, 8), Bias(writer, 8)], output, new WindowOptions(3, 2, 1, 2, TfliteSchema.PaddingSame), 2, 1);
                break;
            case "FULLY_CONNECTED" or "FULLY_CONNECTED per tensor":
                int flat = Activation(writer, "flat", [1, 120], 0.05f, -3);
                writer.Reshape(input, Ints(writer, "shape", 1, 120), flat);
                output = Activation(writer, "dense", [1, 7], 0.2f, 4);
                writer.FullyConnected([flat, Weights(writer, [7, 120], 0, kind == "FULLY_CONNECTED" ? 7 : 1), Bias(writer, 7)], output, 3);
                break;
            case "MAX_POOL_2D":
                output = Activation(writer, "pool", [1, 3, 2, 4], 0.05f, -3);
                writer.MaxPool2D(input, output, new WindowOptions(2, 3, 2, 2, TfliteSchema.PaddingValid));
                break;
            case "AVERAGE_POOL_2D":
                output = Activation(writer, "pool", [1, 6, 2, 4], 0.05f, -3);
                writer.AveragePool2D(input, output, new WindowOptions(2, 3, 1, 3, TfliteSchema.PaddingSame));
                break;
            case "RELU" or "RELU6":
                output = Activation(writer, "relu", [1, 6, 5, 4], 0.03f, -100);
                writer.Relu(input, output, kind == "RELU6");
                break;
            case "RESHAPE":
                output = Activation(writer, "reshaped", [2, 60], 0.05f, -3);
                writer.Reshape(input, Ints(writer, "shape", 2, 60), output);
                break;
            case "SOFTMAX":
                output = Activation(writer, "softmax", [1, 6, 5, 4], 1f / 256, -128);
                writer.Softmax(input, output, 0.5f);
                break;
            case "ADD":
                output = Activation(writer, "sum", [1, 6, 5, 4], 0.08f, 5);
                int addend = Activation(writer, "scaled", [1, 6, 5, 4], 0.03f, 9);
                writer.Quantize(input, addend);
                writer.Add(input, addend, output, 1);
                break;
            case "PAD":
                output = Activation(writer, "padded", [1, 9, 6, 4], 0.05f, -3);
                int paddings = writer.Tensor(new TfliteTensor("paddings", [4, 2], TfliteSchema.Int32) { Data = Bytes(0, 0, 1, 2, 0, 1, 0, 0) });
                writer.Pad(input, paddings, output);
                break;
            case "MEAN":
                output = Activation(writer, "mean", [1, 1, 1, 4], 0.02f, 5);
                writer.Mean(input, Ints(writer, "axes", 1, 2), output, keepDimensions: true);
                break;
            case "CONCATENATION":
                output = Activation(writer, "joined", [1, 6, 10, 4], 0.05f, -3);
                writer.Concatenation([input, input], output, 2);
                break;
            case "QUANTIZE":
                output = Activation(writer, "requantised", [1, 6, 5, 4], 0.07f, 100);
                writer.Quantize(input, output);
                break;
            default:
                output = Elementwise(writer, kind, input);
                break;
        }
        writer.Metadata("note", metadata ?? [1, 2, 3]);
        return writer.ToBytes("network", "A description with an ö.", [input], [output]);
    }

    // Operators that go element by element, or move elements.
    private static int Elementwise(TfliteWriter writer, string kind, int input)
    {
        int[] shape = kind.StartsWith("RESIZE", StringComparison.Ordinal) ? [1, 12, 15, 4] : kind == "TRANSPOSE" ? [1, 4, 6, 5] : kind == "PADV2" ? [1, 9, 6, 4] : [1, 6, 5, 4];
        bool keeps = kind is "MAXIMUM" or "MINIMUM" or "PADV2" or "TRANSPOSE" || kind.StartsWith("RESIZE", StringComparison.Ordinal);
        (float scale, int zeroPoint) = kind switch
        {
            "LOGISTIC" => (1f / 256, -128),
            "TANH" => (1f / 128, 0),
            _ => keeps ? (0.05f, -3) : (0.06f, 7),
        };
        int output = Activation(writer, "output", shape, scale, zeroPoint);
        int value = writer.Tensor(new TfliteTensor("value", [1], TfliteSchema.Int8) { Data = [10], Scales = [0.05f], ZeroPoints = [-3] });
        switch (kind)
        {
            case "RELU_N1_TO_1": writer.ReluN1To1(input, output); break;
            case "LEAKY_RELU": writer.LeakyRelu(input, output, 0.25f); break;
            case "LOGISTIC": writer.Logistic(input, output); break;
            case "TANH": writer.Tanh(input, output); break;
            case "HARD_SWISH": writer.HardSwish(input, output); break;
            case "SUB": writer.Sub(input, input, output, 1); break;
            case "MUL": writer.Mul(input, input, output, 3); break;
            case "MAXIMUM": writer.Maximum(input, value, output); break;
            case "MINIMUM": writer.Minimum(input, value, output); break;
            case "PADV2":
                int paddings = writer.Tensor(new TfliteTensor("paddings", [4, 2], TfliteSchema.Int32) { Data = Bytes(0, 0, 1, 2, 0, 1, 0, 0) });
                writer.PadV2(input, paddings, value, output);
                break;
            case "TRANSPOSE": writer.Transpose(input, Ints(writer, "permutation", 0, 3, 1, 2), output); break;
            case "RESIZE_NEAREST_NEIGHBOR" or "RESIZE_NEAREST_NEIGHBOR half":
                writer.ResizeNearestNeighbor(input, Ints(writer, "size", 12, 15), output, halfPixelCenters: kind.EndsWith("half", StringComparison.Ordinal));
                break;
            default: throw new ArgumentException(kind, nameof(kind));
        }
        return output;
    }

    public static int Activation(TfliteWriter writer, string name, int[] shape, float scale, int zeroPoint) =>
        writer.Tensor(new TfliteTensor(name, shape, TfliteSchema.Int8) { Scales = [scale], ZeroPoints = [zeroPoint] });

    public static byte[] Bytes(params int[] values) => [.. values.SelectMany(v =>
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, v);
        return bytes;
    })];

    private static int Ints(TfliteWriter writer, string name, params int[] values) => writer.Tensor(new TfliteTensor(name, [values.Length], TfliteSchema.Int32) { Data = Bytes(values) });

    private static int Weights(TfliteWriter writer, int[] shape, int dimension, int scales) => writer.Tensor(new TfliteTensor("weights", shape, TfliteSchema.Int8)
    {
        Data = [.. Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(i => unchecked((byte)(sbyte)(i * 37 % 255 - 127)))],
        Scales = [.. Enumerable.Range(0, scales).Select(i => 0.001f * (i + 1))],
        ZeroPoints = new long[scales],
        QuantizedDimension = dimension,
    });

    private static int Bias(TfliteWriter writer, int channels) =>
        writer.Tensor(new TfliteTensor("bias", [channels], TfliteSchema.Int32) { Data = Bytes([.. Enumerable.Range(0, channels).Select(i => 1000 * i - 2500)]) });
}
