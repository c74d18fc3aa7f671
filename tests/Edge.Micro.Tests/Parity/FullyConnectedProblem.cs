using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>FULLY_CONNECTED on one row or several.</summary>
public sealed class FullyConnectedProblem : Problem
{
    private readonly int _zeroPoint;
    private readonly int[] _inputShape;
    private readonly int[] _weightShape;
    private readonly sbyte[] _input;
    private readonly sbyte[] _weights;
    private readonly Requantization _last;

    public FullyConnectedProblem(Random random)
    {
        var parts = new Parts(random);
        int outputs = parts.ChannelCount(), depth = parts.Chance(70) ? parts.ChannelCount() : parts.From(1, 300);
        _zeroPoint = parts.ZeroPoint();
        _inputShape = [parts.Pick(1, 1, 2, 5), depth];
        _weightShape = [outputs, depth];
        _input = parts.Values(Shapes.Length(_inputShape), _zeroPoint);
        _weights = parts.Weights(Shapes.Length(_weightShape));
        parts.Rescaling(outputs, depth, out int[] multipliers, out int[] shifts);
        int outputZeroPoint = parts.ZeroPoint();
        parts.ActivationRange(outputZeroPoint, out int min, out int max);
        _last = new Requantization(parts.Bias(outputs), multipliers, shifts, outputZeroPoint, min, max);
    }

    public override sbyte[][] Inputs => [_input];

    public override Operator MakeOperator() => new FullyConnected(
        "dense",
        new Tensor("in", _inputShape, 1f, _zeroPoint),
        new Tensor("out", [_inputShape[0], _weightShape[0]], 1f, _last.ZeroPoint),
        _weights,
        _last.Bias,
        _last.Multipliers,
        _last.Shifts,
        _last.Min,
        _last.Max);

    public override sbyte[] Expected() => Layers.FullyConnected(new Grid(_inputShape, _input), new Grid(_weightShape, _weights), _zeroPoint, _last);

    public override string ToString() => $"dense of {Shapes.Text(_inputShape)} with {Shapes.Text(_weightShape)}, zero point {_zeroPoint}";
}
