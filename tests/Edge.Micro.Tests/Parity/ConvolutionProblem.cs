using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>CONV_2D, also grouped and dilated.</summary>
public sealed class ConvolutionProblem : WeightedProblem
{
    private readonly WindowCase _window;
    private readonly int _groups;

    public ConvolutionProblem(Random random)
    {
        var parts = new Parts(random);
        _window = new WindowCase(parts, dilated: true);
        _groups = parts.Pick(1, 1, 1, 2, 3);
        int depth = parts.ChannelCount(_groups == 1 ? 33 : 8), outputs = parts.ChannelCount(_groups == 1 ? 17 : 5) * _groups;
        Draw(parts, [1, 1, 2, 3], [_window.Rows.Input, _window.Columns.Input, depth * _groups], [outputs, _window.Rows.Kernel, _window.Columns.Kernel, depth], outputs);
    }

    public override Operator MakeOperator() => new Conv2D(
        "conv",
        InputTensor,
        OutputTensor(_window.Rows.Output, _window.Columns.Output, WeightShape[0]),
        _window.ToWindow(),
        Weights, Last.Bias, Last.Multipliers, Last.Shifts, Last.Min, Last.Max);

    public override sbyte[] Expected() =>
        Layers.Convolution(new Grid(InputShape, Input), new Grid(WeightShape, Weights), _groups, _window.Rows, _window.Columns, ZeroPoint, Last);

    public override string ToString() => $"conv of {Shapes.Text(InputShape)} with {Shapes.Text(WeightShape)}, {_window}, {_groups} groups, zero point {ZeroPoint}";
}
