using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>MEAN over any dimensions, kept or dropped; multipliers come from random scales.</summary>
public sealed class MeanProblem : Problem
{
    private readonly int[] _shape;
    private readonly bool[] _reduced;
    private readonly int[] _axes;
    private readonly int[] _outputShape;
    private readonly int _zeroPoint;
    private readonly int _outputZeroPoint;
    private readonly float _scale;
    private readonly float _outputScale;

    public MeanProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = parts.Shape(parts.From(1, 5), 5);
        if (parts.Chance(50))
            _shape[^1] = parts.ChannelCount();
        _reduced = Array.ConvertAll(_shape, _ => parts.Chance(50));
        int[] axes = [.. Enumerable.Range(0, _shape.Length).Where(i => _reduced[i]).Select(i => parts.Chance(30) ? i - _shape.Length : i)];
        _axes = parts.Chance(20) ? [.. axes, .. axes] : axes;
        bool keep = parts.Chance(50);
        _outputShape = [.. _shape.Select((size, i) => _reduced[i] ? 1 : size).Where((_, i) => keep || !_reduced[i])];
        _zeroPoint = parts.ZeroPoint();
        _outputZeroPoint = parts.ZeroPoint();
        _scale = parts.Scale();
        _outputScale = _scale * parts.Pick(1f, 0.5f, 2f, 0.37f, 1.9f, 1e-7f, 1e6f);
        Inputs = [parts.Values(Shapes.Length(_shape), _zeroPoint)];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator()
    {
        if (!Mean.TryScale(_scale, _outputScale, Count(), out int multiplier, out int shift))
            throw new InvalidOperationException("the scales were chosen to fit");
        return new Mean("mean", new Tensor("in", _shape, _scale, _zeroPoint), new Tensor("out", _outputShape, _outputScale, _outputZeroPoint), _axes, multiplier, shift);
    }

    public override sbyte[] Expected() => Oracle.Operators.Mean(
        new Grid(_shape, Inputs[0]), _reduced, _zeroPoint, _outputZeroPoint, Oracle.Operators.MeanFactor(_scale / (double)_outputScale, Count())!.Value);

    public override string ToString() => $"mean of {Shapes.Text(_shape)} over {string.Join(", ", _axes)} to {Shapes.Text(_outputShape)}, scales {_scale} to {_outputScale}";

    private int Count() => _shape.Where((_, i) => _reduced[i]).Aggregate(1, (product, size) => product * size);
}
