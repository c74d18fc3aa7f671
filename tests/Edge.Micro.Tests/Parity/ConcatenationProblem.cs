using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>CONCATENATION of one to five tensors along any dimension.</summary>
public sealed class ConcatenationProblem : Problem
{
    private readonly int[][] _shapes;
    private readonly int[] _outputShape;
    private readonly int _axis;
    private readonly bool _fromEnd;
    private readonly int _zeroPoint;

    public ConcatenationProblem(Random random)
    {
        var parts = new Parts(random);
        _outputShape = parts.Shape(parts.From(1, 4), 4);
        _axis = parts.From(0, _outputShape.Length - 1);
        _fromEnd = parts.Chance(30);
        _zeroPoint = parts.ZeroPoint();
        _shapes = [.. Enumerable.Range(0, parts.From(1, 5)).Select(_ => _outputShape.Select((size, i) => i == _axis ? parts.ChannelCount(8) : size).ToArray())];
        _outputShape[_axis] = _shapes.Sum(shape => shape[_axis]);
        Inputs = [.. _shapes.Select(shape => parts.Values(Shapes.Length(shape), _zeroPoint))];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator() => new Concatenation(
        "join",
        [.. _shapes.Select((shape, i) => new Tensor("in" + i, shape, 2f, _zeroPoint))],
        new Tensor("out", _outputShape, 2f, _zeroPoint),
        _fromEnd ? _axis - _outputShape.Length : _axis);

    public override sbyte[] Expected() => Oracle.Operators.Concatenation([.. _shapes.Select((shape, i) => new Grid(shape, Inputs[i]))], _outputShape, _axis);

    public override string ToString() => $"join of {string.Join(" and ", _shapes.Select(Shapes.Text))} along {_axis}";
}
