using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>MAX_POOL_2D and AVERAGE_POOL_2D.</summary>
public sealed class PoolProblem : Problem
{
    private readonly WindowCase _window;
    private readonly bool _average;
    private readonly int _zeroPoint;
    private readonly int _min;
    private readonly int _max;
    private readonly int[] _inputShape;
    private readonly sbyte[] _input;

    public PoolProblem(Random random, bool average)
    {
        var parts = new Parts(random);
        _average = average;
        _window = new WindowCase(parts, dilated: false);
        _zeroPoint = parts.ZeroPoint();
        _inputShape = [parts.Pick(1, 1, 2, 3), _window.Rows.Input, _window.Columns.Input, parts.ChannelCount()];
        _input = parts.Values(Shapes.Length(_inputShape), _zeroPoint);
        parts.ActivationRange(_zeroPoint, out _min, out _max);
    }

    public override sbyte[][] Inputs => [_input];

    public override Operator MakeOperator()
    {
        var input = new Tensor("in", _inputShape, 0.5f, _zeroPoint);
        var output = new Tensor("out", [_inputShape[0], _window.Rows.Output, _window.Columns.Output, _inputShape[3]], 0.5f, _zeroPoint);
        return _average
            ? new AveragePool2D("pool", input, output, _window.ToWindow(), _min, _max)
            : new MaxPool2D("pool", input, output, _window.ToWindow(), _min, _max);
    }

    public override sbyte[] Expected() => Layers.Pool(new Grid(_inputShape, _input), _window.Rows, _window.Columns, _average, _min, _max);

    public override string ToString() => $"{(_average ? "average" : "max")} pool of {Shapes.Text(_inputShape)}, {_window}, range {_min} to {_max}";
}
