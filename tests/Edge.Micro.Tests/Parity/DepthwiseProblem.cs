using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>DEPTHWISE_CONV_2D with depth multipliers of 1 to 4.</summary>
public sealed class DepthwiseProblem : Problem
{
    private readonly WindowCase _window;
    private readonly int _depthMultiplier;
    private readonly int _zeroPoint;
    private readonly int[] _inputShape;
    private readonly int[] _weightShape;
    private readonly sbyte[] _input;
    private readonly sbyte[] _weights;
    private readonly Requantization _last;

    public DepthwiseProblem(Random random)
    {
        var parts = new Parts(random);
        _window = new WindowCase(parts, dilated: true);
        _depthMultiplier = parts.Pick(1, 1, 2, 3, 4);
        int channels = parts.ChannelCount(), outputs = channels * _depthMultiplier;
        _zeroPoint = parts.ZeroPoint();
        _inputShape = [parts.Pick(1, 1, 2, 3), _window.Rows.Input, _window.Columns.Input, channels];
        _weightShape = [_window.Rows.Kernel, _window.Columns.Kernel, outputs];
        _input = parts.Values(Shapes.Length(_inputShape), _zeroPoint);
        _weights = parts.Weights(Shapes.Length(_weightShape));
        parts.Rescaling(outputs, Shapes.Length(_weightShape) / outputs, out int[] multipliers, out int[] shifts);
        int outputZeroPoint = parts.ZeroPoint();
        parts.ActivationRange(outputZeroPoint, out int min, out int max);
        _last = new Requantization(parts.Bias(outputs), multipliers, shifts, outputZeroPoint, min, max);
    }

    public override sbyte[][] Inputs => [_input];

    public override Operator MakeOperator() => new DepthwiseConv2D(
        "depthwise",
        new Tensor("in", _inputShape, 1f, _zeroPoint),
        new Tensor("out", [_inputShape[0], _window.Rows.Output, _window.Columns.Output, _weightShape[2]], 1f, _last.ZeroPoint),
        _window.ToWindow(),
        _weights,
        _last.Bias,
        _last.Multipliers,
        _last.Shifts,
        _last.Min,
        _last.Max);

    public override sbyte[] Expected() =>
        Layers.Depthwise(new Grid(_inputShape, _input), new Grid(_weightShape, _weights), _depthMultiplier, _window.Rows, _window.Columns, _zeroPoint, _last);

    public override string ToString() => $"depthwise of {Shapes.Text(_inputShape)} with {Shapes.Text(_weightShape)}, {_window}, zero point {_zeroPoint}";
}
