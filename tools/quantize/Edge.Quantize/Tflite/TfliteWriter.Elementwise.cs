using Edge.Micro.Tflite;

namespace Edge.Quantize.Tflite;

/// <content>Operators that go element by element, or move elements.</content>
public sealed partial class TfliteWriter
{
    /// <summary>RELU_N1_TO_1 as an operator of its own; the output may have another scale.</summary>
    public void ReluN1To1(int input, int output) => Operator(TfliteSchema.ReluN1To1, 1, [input], output, 0, null);

    /// <summary>LEAKY_RELU with its slope below 0.</summary>
    public void LeakyRelu(int input, int output, float alpha) => Operator(TfliteSchema.LeakyRelu, 2, [input], output, TfliteSchema.LeakyReluOptions,
        new FlatTableBuilder().Single(TfliteSchema.LeakyReluAlpha, alpha));

    /// <summary>LOGISTIC; the output has scale 1/256 and zero point -128.</summary>
    public void Logistic(int input, int output) => Operator(TfliteSchema.Logistic, 2, [input], output, 0, null);

    /// <summary>TANH; the output has scale 1/128 and zero point 0.</summary>
    public void Tanh(int input, int output) => Operator(TfliteSchema.Tanh, 2, [input], output, 0, null);

    /// <summary>HARD_SWISH.</summary>
    public void HardSwish(int input, int output) => Operator(TfliteSchema.HardSwish, 1, [input], output, TfliteSchema.HardSwishOptions, new FlatTableBuilder());

    /// <summary>SUB.</summary>
    public void Sub(int input1, int input2, int output, int activation) => Operator(TfliteSchema.Sub, 2, [input1, input2], output, TfliteSchema.SubOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.SubActivation, activation));

    /// <summary>MUL.</summary>
    public void Mul(int input1, int input2, int output, int activation) => Operator(
        // Factors of 1 and above came with version 3.
        TfliteSchema.Mul,
        _tensors[input1].Scales[0] * _tensors[input2].Scales[0] / _tensors[output].Scales[0] >= 1f ? 3 : 2,
        [input1, input2],
        output,
        TfliteSchema.MulOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.MulActivation, activation));

    /// <summary>MAXIMUM; all tensors have one scale and zero point.</summary>
    public void Maximum(int input1, int input2, int output) => Operator(TfliteSchema.Maximum, 2, [input1, input2], output, TfliteSchema.MaximumMinimumOptions, new FlatTableBuilder());

    /// <summary>MINIMUM; all tensors have one scale and zero point.</summary>
    public void Minimum(int input1, int input2, int output) => Operator(TfliteSchema.Minimum, 2, [input1, input2], output, TfliteSchema.MaximumMinimumOptions, new FlatTableBuilder());

    /// <summary>PADV2 by an int32 constant of [rank, 2], filled with a constant of one element that has the input's scale and zero point.</summary>
    public void PadV2(int input, int paddings, int value, int output) => Operator(TfliteSchema.PadV2, 2, [input, paddings, value], output, TfliteSchema.PadV2Options, new FlatTableBuilder());

    /// <summary>TRANSPOSE by an int32 constant of as many numbers as there are dimensions.</summary>
    public void Transpose(int input, int permutation, int output) => Operator(
        // Five dimensions came with version 4, six with version 6.
        TfliteSchema.Transpose,
        _tensors[input].Shape.Count switch { > 5 => 6, 5 => 4, _ => 2 },
        [input, permutation],
        output,
        TfliteSchema.TransposeOptions,
        new FlatTableBuilder());

    /// <summary>RESIZE_NEAREST_NEIGHBOR to the height and width of an int32 constant; true where a pixel's centre is at one half.</summary>
    public void ResizeNearestNeighbor(int input, int size, int output, bool halfPixelCenters) => Operator(
        // Half pixels came with version 3.
        TfliteSchema.ResizeNearestNeighbor, halfPixelCenters ? 3 : 2, [input, size], output, TfliteSchema.ResizeNearestNeighborOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.ResizeAlignCorners, 0).UInt8(TfliteSchema.ResizeHalfPixelCenters, halfPixelCenters ? 1 : 0));
}
