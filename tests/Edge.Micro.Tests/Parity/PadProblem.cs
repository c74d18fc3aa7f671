using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>PAD of up to five dimensions.</summary>
public sealed class PadProblem : Problem
{
    private readonly int[] _shape;
    private readonly int[] _paddings;
    private readonly int[] _outputShape;
    private readonly int _zeroPoint;
    private readonly sbyte _value;

    public PadProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = parts.Shape(parts.From(1, 5), 4);
        _paddings = Array.ConvertAll(new int[2 * _shape.Length], _ => parts.Pick(0, 0, 1, 2, 3));
        _outputShape = [.. _shape.Select((size, i) => _paddings[2 * i] + size + _paddings[(2 * i) + 1])];
        _zeroPoint = parts.ZeroPoint();
        _value = (sbyte)parts.Pick(_zeroPoint, parts.From(-128, 127));
        Inputs = [parts.Values(Shapes.Length(_shape), _zeroPoint)];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator() =>
        new Pad("pad", new Tensor("in", _shape, 0.25f, _zeroPoint), new Tensor("out", _outputShape, 0.25f, _zeroPoint), _paddings, _value);

    public override sbyte[] Expected() =>
        Oracle.Operators.Pad(new Grid(_shape, Inputs[0]), _outputShape, [.. _shape.Select((_, i) => _paddings[2 * i])], _value);

    public override string ToString() => $"pad of {Shapes.Text(_shape)} by {string.Join(", ", _paddings)} with {_value}";
}
