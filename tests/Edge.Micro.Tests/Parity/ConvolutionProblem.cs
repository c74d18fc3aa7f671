using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>CONV_2D, also grouped and dilated.</summary>
public sealed class ConvolutionProblem : Problem
{
    private readonly WindowCase _window;
    private readonly int _groups;
    private readonly int _zeroPoint;
    private readonly int[] _inputShape;
    private readonly int[] _weightShape;
    private readonly sbyte[] _input;
    private readonly sbyte[] _weights;
    private readonly Requantization _last;

    public ConvolutionProblem(Random random)
    {
        var parts = new Parts(random);
        _window = new WindowCase(parts, dilated: true);
        _groups = parts.Pick(1, 1, 1, 2, 3);
        int depth = parts.ChannelCount(_groups == 1 ? 33 : 8), outputs = parts.ChannelCount(_groups == 1 ? 17 : 5) * _groups;
        _zeroPoint = parts.ZeroPoint();
        _inputShape = [parts.Pick(1, 1, 2, 3), _window.Rows.Input, _window.Columns.Input, depth * _groups];
        _weightShape = [outputs, _window.Rows.Kernel, _window.Columns.Kernel, depth];
        _input = parts.Values(Shapes.Length(_inputShape), _zeroPoint);
        _weights = parts.Weights(Shapes.Length(_weightShape));
        parts.Rescaling(outputs, Shapes.Length(_weightShape) / outputs, out int[] multipliers, out int[] shifts);
        int outputZeroPoint = parts.ZeroPoint();
        parts.ActivationRange(outputZeroPoint, out int min, out int max);
        _last = new Requantization(parts.Bias(outputs), multipliers, shifts, outputZeroPoint, min, max);
    }

    public override sbyte[][] Inputs => [_input];

    public override Operator MakeOperator() => new Conv2D(
        "conv",
        new Tensor("in", _inputShape, 1f, _zeroPoint),
        new Tensor("out", [_inputShape[0], _window.Rows.Output, _window.Columns.Output, _weightShape[0]], 1f, _last.ZeroPoint),
        _window.ToWindow(),
        _weights,
        _last.Bias,
        _last.Multipliers,
        _last.Shifts,
        _last.Min,
        _last.Max);

    public override sbyte[] Expected() =>
        Layers.Convolution(new Grid(_inputShape, _input), new Grid(_weightShape, _weights), _groups, _window.Rows, _window.Columns, _zeroPoint, _last);

    public override string ToString() => $"conv of {Shapes.Text(_inputShape)} with {Shapes.Text(_weightShape)}, {_window}, {_groups} groups, zero point {_zeroPoint}";
}
