using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>ADD with broadcasting; multipliers come from random scales.</summary>
public sealed class AddProblem : Problem
{
    private readonly int[] _shape1;
    private readonly int[] _shape2;
    private readonly int[] _shape;
    private readonly int[] _zeroPoints;
    private readonly float[] _scales;
    private readonly int _min;
    private readonly int _max;

    public AddProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = parts.Shape(parts.From(0, 6), parts.Pick(2, 3));
        if (_shape.Length > 0 && parts.Chance(50))
            _shape[^1] = parts.ChannelCount();
        // Each dimension is full in at least one of the two; leading dimensions of one may be left out.
        int[] squeezed = Array.ConvertAll(_shape, _ => parts.Pick(0, 0, 0, 1, 2));
        _shape1 = Part(1);
        _shape2 = Part(2);
        if (parts.Chance(30))
            _shape2 = [.. _shape2.SkipWhile((size, i) => size == 1 && _shape1.Length > i)];
        _zeroPoints = [parts.ZeroPoint(), parts.ZeroPoint(), parts.ZeroPoint()];
        _scales = [parts.Scale(), parts.Scale(), 0];
        _scales[2] = Math.Max(_scales[0], _scales[1]) * parts.Pick(0.5f, 1f, 2f, 1.7f);
        parts.ActivationRange(_zeroPoints[2], out _min, out _max);
        Inputs = [parts.Values(Shapes.Length(_shape1), _zeroPoints[0]), parts.Values(Shapes.Length(_shape2), _zeroPoints[1])];

        int[] Part(int which) => [.. _shape.Select((size, i) => squeezed[i] == which ? 1 : size)];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator()
    {
        int[] multipliers = new int[3], shifts = new int[3];
        if (!Add.TryScale(_scales[0], _scales[1], _scales[2], multipliers, shifts))
            throw new InvalidOperationException("the scales were chosen to fit");
        return new Add(
            "add",
            new Tensor("a", _shape1, _scales[0], _zeroPoints[0]),
            new Tensor("b", _shape2, _scales[1], _zeroPoints[1]),
            new Tensor("out", _shape, _scales[2], _zeroPoints[2]),
            multipliers,
            shifts,
            _min,
            _max);
    }

    public override sbyte[] Expected()
    {
        double common = 2 * (double)Math.Max(_scales[0], _scales[1]);
        double[] factors = [_scales[0] / common, _scales[1] / common, common / (1048576 * (double)_scales[2])];
        return Oracle.Operators.Add(new Grid(_shape1, Inputs[0]), new Grid(_shape2, Inputs[1]), _shape, _zeroPoints, [.. factors.Select(f => Exact.Quantize(f)!.Value)], _min, _max);
    }

    public override string ToString() => $"add of {Shapes.Text(_shape1)} and {Shapes.Text(_shape2)}, scales {string.Join(", ", _scales)}, zero points {string.Join(", ", _zeroPoints)}";
}
