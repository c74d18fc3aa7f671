using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Operators made through their constructors with arguments that mostly fit and sometimes lie, as generated or hand-written code could.</summary>
internal sealed class RandomStep(Random random)
{
    private static readonly int[] Odd = [-1, 0, 1, 2, 3, 5, 17, 255, 1 << 10, 1 << 15, (1 << 15) + 1, 1 << 20, 1 << 24, 1 << 28, int.MaxValue, int.MinValue];

    private readonly Parts _parts = new(random);

    /// <summary>An operator, or an exception of its constructor.</summary>
    /// <param name="input">What it reads; null for a tensor of its own choice.</param>
    public Operator Make(Tensor? input)
    {
        input ??= Activation("in", _parts.Chance(80) ? [_parts.Pick(1, 1, 2), _parts.From(1, 9), _parts.From(1, 9), _parts.ChannelCount(17)] : _parts.Shape(_parts.From(0, 6), 4));
        return random.Next(4) switch
        {
            0 => Convolution(input),
            1 => Depthwise(input),
            2 => Dense(input),
            _ => Pool(input),
        };
    }

    private Conv2D Convolution(Tensor input)
    {
        Window window = Window();
        int depth = input.DimensionFromEnd(0), groups = _parts.Chance(15) && depth % 2 == 0 ? 2 : 1, channels = _parts.ChannelCount() * groups;
        sbyte[] weights = _parts.Weights(Length((long)window.Height * window.Width * (depth / groups) * channels));
        return new Conv2D("conv", input, Output(input, window, channels), window, weights, Bias(channels), Multipliers(channels), Shifts(channels, weights.Length), Min(), Max());
    }

    private DepthwiseConv2D Depthwise(Tensor input)
    {
        Window window = Window();
        int channels = input.DimensionFromEnd(0) * _parts.Pick(1, 1, 2, 3);
        sbyte[] weights = _parts.Weights(Length((long)window.Height * window.Width * channels));
        return new DepthwiseConv2D("depthwise", input, Output(input, window, channels), window, weights, Bias(channels), Multipliers(channels), Shifts(channels, weights.Length), Min(), Max());
    }

    private FullyConnected Dense(Tensor input)
    {
        int rows = _parts.Chance(30) ? input.Shape.FirstOrDefault(1) : 1, depth = input.Length / rows, channels = _parts.ChannelCount();
        sbyte[] weights = _parts.Weights(Length((long)depth * channels));
        return new FullyConnected("dense", input, Activation("out", [Size(rows), Size(channels)]), weights, Bias(channels), Multipliers(channels), Shifts(channels, weights.Length), Min(), Max());
    }

    private Operator Pool(Tensor input)
    {
        Window window = _parts.Chance(60) ? new Window(2, 2, 2, 2, 1, 1, _parts.Chance(30)) : Window();
        int[] shape = Output(input, window, input.DimensionFromEnd(0)).Shape;
        var output = new Tensor("out", shape, input.Scale, input.ZeroPoint);
        return _parts.Chance(60) ? new MaxPool2D("pool", input, output, window, Min(), Max()) : new AveragePool2D("pool", input, output, window, Min(), Max());
    }

    private Tensor Output(Tensor input, Window window, int channels) => Activation(
        "out",
        input.Shape.Length == 4 && window.Fault() is null
            ? [input.Shape[0], Size(window.OutputHeight(input.Shape[1])), Size(window.OutputWidth(input.Shape[2])), Size(channels)]
            : [1, 1, 1, channels]);

    private Tensor Activation(string name, int[] shape) => new(name, shape, _parts.Scale(), _parts.ZeroPoint());

    private Window Window() => new(Kernel(), Kernel(), Stride(), Stride(), Dilation(), Dilation(), _parts.Chance(60));

    private int Kernel() => Size(_parts.Pick(1, 2, 3, 3, 5));

    private int Stride() => Size(_parts.Pick(1, 1, 2, 3));

    private int Dilation() => Size(_parts.Pick(1, 1, 1, 2, 3));

    // Now and then an odd number instead.
    private int Size(int right) => random.Next(60) == 0 ? Odd[random.Next(Odd.Length)] : right;

    // Weights that would be very many are few: their number is then wrong, which must be noticed.
    private int Length(long right) => right is < 0 or > 100_000 ? random.Next(100) : random.Next(60) == 0 ? random.Next(100) : (int)right;

    private int[]? Bias(int channels) => random.Next(60) == 0 ? new int[random.Next(5)] : _parts.Bias(channels);

    private int[] Multipliers(int channels) => Array.ConvertAll(new int[random.Next(60) == 0 ? random.Next(5) : channels], _ => random.Next(200) == 0 ? Odd[random.Next(Odd.Length)] : random.Next(1 << 30, int.MaxValue));

    private int[] Shifts(int channels, int products)
    {
        int usual = -(int)Math.Log2(32.0 * Math.Max(1, products / channels)) - 2;
        return Array.ConvertAll(new int[channels], _ => random.Next(100) == 0 ? random.Next(-40, 40) : Math.Clamp(usual + random.Next(-2, 3), -31, 30));
    }

    private int Min() => random.Next(80) == 0 ? Odd[random.Next(Odd.Length)] : _parts.Pick(-128, -128, -20, 0);

    private int Max() => random.Next(80) == 0 ? Odd[random.Next(Odd.Length)] : _parts.Pick(127, 127, 90);
}
