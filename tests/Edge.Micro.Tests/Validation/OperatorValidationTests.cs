using System;
using System.Collections.Generic;
using Edge.Micro.Operators;

namespace Edge.Micro.Tests.Validation;

/// <summary>Proves that each wrong part of an operator is refused with a sentence that names the operator, what was expected and what was got.</summary>
public class OperatorValidationTests
{
    private static readonly int[] One = [1 << 30];
    private static readonly int[] Two = [1 << 30, 1 << 30];
    private static readonly int[] Three = [1 << 30, 1 << 30, 1 << 30];
    private static readonly int[] Zero = [0];
    private static readonly int[] Zeros = [0, 0, 0];

    private static readonly Dictionary<string, Func<Operator>> Faults = new()
    {
        ["conv: rank of the input"] = () => Convolution(input: T([4, 4, 1])),
        ["conv: rank of the output"] = () => Convolution(output: T([2, 2, 1])),
        ["conv: unsigned input"] = () => Convolution(input: U([1, 4, 4, 1])),
        ["conv: unsigned output"] = () => Convolution(output: U([1, 2, 2, 1])),
        ["conv: constant output"] = () => Convolution(output: new Tensor("k", [1, 2, 2, 1], 1f, 0, new sbyte[4], false)),
        ["conv: batches"] = () => Convolution(output: T([2, 2, 2, 1])),
        ["conv: height"] = () => Convolution(output: T([1, 3, 2, 1])),
        ["conv: width"] = () => Convolution(output: T([1, 2, 3, 1])),
        ["conv: weights"] = () => Convolution(weights: new sbyte[10]),
        ["conv: no weights"] = () => Convolution(weights: []),
        ["conv: groups that do not divide the input"] = () => Convolution(input: T([1, 4, 4, 3]), weights: new sbyte[18]),
        ["conv: groups that do not divide the output"] = () => Convolution(input: T([1, 4, 4, 2])),
        ["conv: biases"] = () => Convolution(bias: [1, 2]),
        ["conv: multipliers"] = () => Convolution(multipliers: Two),
        ["conv: shifts"] = () => Convolution(shifts: [0, 0]),
        ["conv: negative multiplier"] = () => Convolution(multipliers: [-1]),
        ["conv: shift too small"] = () => Convolution(shifts: [-32]),
        ["conv: shift too large"] = () => Convolution(shifts: [31]),
        ["conv: range below int8"] = () => Convolution(min: -129),
        ["conv: range above int8"] = () => Convolution(max: 128),
        ["conv: range upside down"] = () => Convolution(min: 5, max: 4),
        ["conv: kernel of 0"] = () => Convolution(window: new Window(0, 3, 1, 1, 1, 1, false)),
        ["conv: huge kernel"] = () => Convolution(window: new Window(3, 32769, 1, 1, 1, 1, true)),
        ["conv: stride of 0"] = () => Convolution(window: new Window(3, 3, 0, 1, 1, 1, false)),
        ["conv: huge stride"] = () => Convolution(window: new Window(3, 3, 1, 32769, 1, 1, false)),
        ["conv: dilation of 0"] = () => Convolution(window: new Window(3, 3, 1, 1, 0, 1, false)),
        ["conv: huge dilation"] = () => Convolution(window: new Window(3, 3, 1, 1, 1, 1 << 24, false)),
        ["conv: kernel above the picture"] = () => Convolution(window: new Window(5, 3, 1, 1, 1, 1, false)),
        ["depthwise: channels"] = () => Depthwise(output: T([1, 1, 1, 3])),
        ["depthwise: weights"] = () => Depthwise(weights: new sbyte[3]),
        ["depthwise: biases"] = () => Depthwise(bias: [1]),
        ["depthwise: multipliers"] = () => Depthwise(multipliers: One),
        ["lookup: unsigned input"] = () => new Lookup("TANH", "odd", U([2]), T([2]), new sbyte[256]),
        ["lookup: unsigned output"] = () => new Lookup("TANH", "odd", T([2]), U([2]), new sbyte[256]),
        ["lookup: shape"] = () => new Lookup("TANH", "odd", T([2]), T([3]), new sbyte[256]),
        ["lookup: table"] = () => new Lookup("TANH", "odd", T([2]), T([2]), new sbyte[255]),
        ["sub: shapes"] = () => new Sub("odd", T([2]), T([3]), T([3]), Three, Zeros, -128, 127),
        ["sub: left shift"] = () => new Sub("odd", T([2]), T([2]), T([2]), Three, [0, 1, 0], -128, 127),
        ["mul: shapes"] = () => new Mul("odd", T([2]), T([3]), T([3]), 1 << 30, 0, -128, 127),
        ["mul: multiplier"] = () => new Mul("odd", T([2]), T([2]), T([2]), -1, 0, -128, 127),
        ["mul: seven dimensions"] = () => new Mul("odd", T([1, 1, 1, 1, 1, 1, 2]), T([1]), T([1, 1, 1, 1, 1, 1, 2]), 1 << 30, 0, -128, 127),
        ["maximum: scale"] = () => new Maximum("odd", T([2]), new Tensor("b", [2], 2f, 0), T([2])),
        ["minimum: zero point"] = () => new Minimum("odd", T([2]), T([2]), new Tensor("out", [2], 1f, 1)),
        ["transpose: permutation twice"] = () => new Transpose("odd", T([2, 2]), T([2, 2]), [0, 0]),
        ["transpose: permutation outside"] = () => new Transpose("odd", T([2, 2]), T([2, 2]), [0, 2]),
        ["transpose: permutation negative"] = () => new Transpose("odd", T([2, 2]), T([2, 2]), [0, -1]),
        ["transpose: permutation too short"] = () => new Transpose("odd", T([2, 2]), T([2, 2]), [0]),
        ["transpose: shape"] = () => new Transpose("odd", T([2, 3]), T([2, 3]), [1, 0]),
        ["transpose: seven dimensions"] = () => new Transpose("odd", T([1, 1, 1, 1, 1, 1, 2]), T([1, 1, 1, 1, 1, 1, 2]), [0, 1, 2, 3, 4, 5, 6]),
        ["transpose: scale"] = () => new Transpose("odd", T([2]), new Tensor("out", [2], 2f, 0), [0]),
        ["resize: rank"] = () => new ResizeNearestNeighbor("odd", T([2, 2]), T([1, 4, 4, 1]), false, false),
        ["resize: batches"] = () => new ResizeNearestNeighbor("odd", T([1, 2, 2, 1]), T([2, 4, 4, 1]), false, false),
        ["resize: channels"] = () => new ResizeNearestNeighbor("odd", T([1, 2, 2, 1]), T([1, 4, 4, 2]), false, false),
        ["resize: scale"] = () => new ResizeNearestNeighbor("odd", T([1, 2, 2, 1]), new Tensor("out", [1, 4, 4, 1], 2f, 0), false, false),
        ["dense: unsigned input"] = () => Dense(input: U([1, 2])),
        ["dense: unsigned output"] = () => Dense(output: U([1, 2])),
        ["dense: range"] = () => Dense(min: 1, max: 0),
        ["dense: weights"] = () => Dense(weights: new sbyte[3]),
        ["dense: no weights"] = () => Dense(weights: []),
        ["dense: depth"] = () => Dense(input: T([3])),
        ["dense: rows"] = () => Dense(input: T([2, 2])),
        ["dense: biases"] = () => Dense(bias: [1]),
        ["dense: multipliers"] = () => Dense(multipliers: One),
        ["max pool: channels"] = () => new MaxPool2D("odd", T([1, 2, 2, 1]), T([1, 2, 2, 2]), new Window(1, 1, 1, 1, 1, 1, false), -128, 127),
        ["max pool: dilation"] = () => new MaxPool2D("odd", T([1, 4, 4, 1]), T([1, 2, 2, 1]), new Window(2, 2, 1, 1, 2, 2, false), -128, 127),
        ["average pool: scale"] = () => new AveragePool2D("odd", T([1, 2, 2, 1]), T([1, 2, 2, 1], 2f), new Window(1, 1, 1, 1, 1, 1, false), -128, 127),
        ["average pool: zero point"] = () => new AveragePool2D("odd", T([1, 2, 2, 1]), T([1, 2, 2, 1], 1f, 3), new Window(1, 1, 1, 1, 1, 1, false), -128, 127),
        ["add: unsigned first"] = () => Addition(a: U([2])),
        ["add: unsigned second"] = () => Addition(b: U([2])),
        ["add: unsigned output"] = () => Addition(output: U([2])),
        ["add: range"] = () => Addition(min: -200),
        ["add: multipliers"] = () => Addition(multipliers: Two),
        ["add: shift above 0"] = () => Addition(shifts: [0, 0, 1]),
        ["add: shapes"] = () => Addition(b: T([3])),
        ["add: output"] = () => Addition(output: T([3])),
        ["add: output of 1"] = () => Addition(output: T([1])),
        ["add: rank"] = () => Addition(output: T([1, 1, 1, 1, 1, 1, 2])),
        ["add: rank of an input"] = () => Addition(a: T([2, 1, 1, 1, 1, 1, 2])),
        ["mean: unsigned"] = () => new Mean("odd", U([2]), T([1]), [0], 0, 0),
        ["mean: rank"] = () => new Mean("odd", T([1, 1, 1, 1, 1, 2]), T([1]), [5], 0, 0),
        ["mean: axis"] = () => new Mean("odd", T([2]), T([1]), [1], 0, 0),
        ["mean: negative axis"] = () => new Mean("odd", T([2]), T([1]), [-2], 0, 0),
        ["mean: multiplier"] = () => new Mean("odd", T([2]), T([1]), [0], -5, 0),
        ["mean: output"] = () => new Mean("odd", T([2, 3]), T([2]), [0], 0, 0),
        ["mean: output with more"] = () => new Mean("odd", T([2, 3]), T([3, 2]), [0], 0, 0),
        ["pad: rank"] = () => new Pad("odd", T([1, 1, 1, 1, 1, 1]), T([1, 1, 1, 1, 1, 1]), new int[12], 0),
        ["pad: output rank"] = () => new Pad("odd", T([1]), T([1, 1]), [0, 0], 0),
        ["pad: paddings"] = () => new Pad("odd", T([1]), T([1]), [0], 0),
        ["pad: negative"] = () => new Pad("odd", T([2]), T([2]), [-1, 1], 0),
        ["pad: dimension"] = () => new Pad("odd", T([2]), T([4]), [0, 1], 0),
        ["pad: overflow"] = () => new Pad("odd", T([2]), T([2]), [int.MaxValue, int.MaxValue], 0),
        ["pad: scale"] = () => new Pad("odd", T([2]), T([3], 2f), [0, 1], 0),
        ["concatenation: axis"] = () => new Concatenation("odd", [T([2])], T([2]), 1),
        ["concatenation: negative axis"] = () => new Concatenation("odd", [T([2])], T([2]), -2),
        ["concatenation: scalar"] = () => new Concatenation("odd", [T([])], T([]), 0),
        ["concatenation: no input"] = () => new Concatenation("odd", [], T([2]), 0),
        ["concatenation: rank"] = () => new Concatenation("odd", [T([2, 1])], T([2]), 0),
        ["concatenation: scale"] = () => new Concatenation("odd", [T([1]), T([1], 2f)], T([2]), 0),
        ["concatenation: other dimension"] = () => new Concatenation("odd", [T([1, 2]), T([1, 3])], T([2, 2]), 0),
        ["concatenation: sum"] = () => new Concatenation("odd", [T([1]), T([1])], T([3]), 0),
        ["reshape: elements"] = () => new Reshape("odd", T([2, 3]), T([5])),
        ["reshape: scale"] = () => new Reshape("odd", T([2]), T([2], 2f)),
        ["requantize: shape"] = () => new Requantize("odd", T([2]), T([3]), 1 << 30, 0),
        ["requantize: multiplier"] = () => new Requantize("odd", T([2]), T([2]), -1, 0),
        ["softmax: unsigned"] = () => Smooth(input: U([4])),
        ["softmax: shape"] = () => Smooth(input: T([5])),
        ["softmax: scale"] = () => Smooth(output: T([4], 1f / 255, -128)),
        ["softmax: zero point"] = () => Smooth(output: T([4], 1f / 256, 0)),
        ["softmax: multiplier"] = () => Smooth(multiplier: 5),
        ["softmax: shift below 0"] = () => Smooth(shift: -1),
        ["softmax: shift above 31"] = () => Smooth(shift: 32),
        ["softmax: classes"] = () => Smooth(input: T([4096]), output: T([4096], 1f / 256, -128)),
    };

    public static TheoryData<string> Names() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_part_is_refused_with_a_sentence(string fault)
    {
        string message = Assert.Throws<InvalidModelException>(Faults[fault]).Message;
        Assert.Contains("'odd'", message, StringComparison.Ordinal);
        Assert.Contains("expected", message, StringComparison.Ordinal);
        Assert.Contains("got", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_parts_are_taken() =>
        Assert.All(new Operator[] { Convolution(), Depthwise(), Dense(), Addition(), Smooth() }, step => Assert.True(step.Steps >= step.Output.Length));

    private static Conv2D Convolution(
        Tensor? input = null, Tensor? output = null, Window? window = null, sbyte[]? weights = null, int[]? bias = null, int[]? multipliers = null, int[]? shifts = null, int min = -128, int max = 127) =>
        new("odd", input ?? T([1, 4, 4, 1]), output ?? T([1, 2, 2, 1]), window ?? new Window(3, 3, 1, 1, 1, 1, false), weights ?? new sbyte[9], bias ?? [0], multipliers ?? One, shifts ?? Zero, min, max);

    private static DepthwiseConv2D Depthwise(Tensor? output = null, sbyte[]? weights = null, int[]? bias = null, int[]? multipliers = null) =>
        new("odd", T([1, 1, 1, 2]), output ?? T([1, 1, 1, 2]), new Window(1, 1, 1, 1, 1, 1, false), weights ?? new sbyte[2], bias, multipliers ?? Two, [0, 0], -128, 127);

    private static FullyConnected Dense(Tensor? input = null, Tensor? output = null, sbyte[]? weights = null, int[]? bias = null, int[]? multipliers = null, int min = -128, int max = 127) =>
        new("odd", input ?? T([1, 2]), output ?? T([1, 2]), weights ?? new sbyte[4], bias, multipliers ?? Two, [0, 0], min, max);

    private static Add Addition(Tensor? a = null, Tensor? b = null, Tensor? output = null, int[]? multipliers = null, int[]? shifts = null, int min = -128) =>
        new("odd", a ?? T([2]), b ?? T([2]), output ?? T([2]), multipliers ?? Three, shifts ?? Zeros, min, 127);

    private static Softmax Smooth(Tensor? input = null, Tensor? output = null, int multiplier = 1 << 30, int shift = 20) =>
        new("odd", input ?? T([4]), output ?? T([4], 1f / 256, -128), multiplier, shift);

    private static Tensor T(int[] shape, float scale = 1f, int zeroPoint = 0) => new("t", shape, scale, zeroPoint);

    private static Tensor U(int[] shape) => new("t", shape, 1f, 128, null, true);
}
