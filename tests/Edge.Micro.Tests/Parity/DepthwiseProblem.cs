using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>DEPTHWISE_CONV_2D with depth multipliers of 1 to 4.</summary>
public sealed class DepthwiseProblem : WeightedProblem
{
    private readonly WindowCase _window;
    private readonly int _depthMultiplier;

    public DepthwiseProblem(Random random)
    {
        var parts = new Parts(random);
        _window = new WindowCase(parts, dilated: true);
        _depthMultiplier = parts.Pick(1, 1, 2, 3, 4);
        int channels = parts.ChannelCount(), outputs = channels * _depthMultiplier;
        Draw(parts, [1, 1, 2, 3], [_window.Rows.Input, _window.Columns.Input, channels], [_window.Rows.Kernel, _window.Columns.Kernel, outputs], outputs);
    }

    public override Operator MakeOperator() => new DepthwiseConv2D(
        "depthwise",
        InputTensor,
        OutputTensor(_window.Rows.Output, _window.Columns.Output, WeightShape[2]),
        _window.ToWindow(),
        Weights, Last.Bias, Last.Multipliers, Last.Shifts, Last.Min, Last.Max);

    public override sbyte[] Expected() =>
        Layers.Depthwise(new Grid(InputShape, Input), new Grid(WeightShape, Weights), _depthMultiplier, _window.Rows, _window.Columns, ZeroPoint, Last);

    public override string ToString() => $"depthwise of {Shapes.Text(InputShape)} with {Shapes.Text(WeightShape)}, {_window}, zero point {ZeroPoint}";
}
