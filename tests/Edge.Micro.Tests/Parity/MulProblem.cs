using System;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>MUL with broadcasting; the multiplier comes from random scales.</summary>
public sealed class MulProblem : Problem
{
    private readonly BroadcastCase _shapes;
    private readonly int[] _zeroPoints;
    private readonly float[] _scales;
    private readonly int _min;
    private readonly int _max;

    public MulProblem(Random random)
    {
        var parts = new Parts(random);
        _shapes = new BroadcastCase(parts);
        _zeroPoints = [parts.ZeroPoint(), parts.ZeroPoint(), parts.ZeroPoint()];
        _scales = [parts.Scale(), parts.Scale(), 0];
        _scales[2] = _scales[0] * _scales[1] * parts.Pick(1f, 64f, 100f, 0.3f, 1e-6f);
        parts.ActivationRange(_zeroPoints[2], out _min, out _max);
        Inputs = [parts.Values(Shapes.Length(_shapes.First), _zeroPoints[0]), parts.Values(Shapes.Length(_shapes.Second), _zeroPoints[1])];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator()
    {
        if (!QuantizedMultiplier.TryFromReal(_scales[0] * (double)_scales[1] / _scales[2], out int multiplier, out int shift))
            throw new InvalidOperationException("the scales were chosen to fit");
        return new Mul(
            "mul",
            new Tensor("a", _shapes.First, _scales[0], _zeroPoints[0]),
            new Tensor("b", _shapes.Second, _scales[1], _zeroPoints[1]),
            new Tensor("out", _shapes.Output, _scales[2], _zeroPoints[2]),
            multiplier,
            shift,
            _min,
            _max);
    }

    public override sbyte[] Expected()
    {
        (int multiplier, int shift) = Exact.Quantize(_scales[0] * (double)_scales[1] / _scales[2])!.Value;
        return Oracle.Operators.Combine(new Grid(_shapes.First, Inputs[0]), new Grid(_shapes.Second, Inputs[1]), _shapes.Output, (a, b) =>
            Exact.Output((a - _zeroPoints[0]) * (b - _zeroPoints[1]), multiplier, shift, _zeroPoints[2], _min, _max));
    }

    public override string ToString() => $"product of {_shapes}, scales {string.Join(", ", _scales)}, zero points {string.Join(", ", _zeroPoints)}";
}
