using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>ADD and SUB with broadcasting; multipliers come from random scales.</summary>
public sealed class AddProblem : Problem
{
    private readonly bool _difference;
    private readonly BroadcastCase _shapes;
    private readonly int[] _zeroPoints;
    private readonly float[] _scales;
    private readonly int _min;
    private readonly int _max;

    public AddProblem(Random random, bool difference)
    {
        var parts = new Parts(random);
        _difference = difference;
        _shapes = new BroadcastCase(parts);
        _zeroPoints = [parts.ZeroPoint(), parts.ZeroPoint(), parts.ZeroPoint()];
        _scales = [parts.Scale(), parts.Scale(), 0];
        _scales[2] = Math.Max(_scales[0], _scales[1]) * parts.Pick(0.5f, 1f, 2f, 1.7f);
        parts.ActivationRange(_zeroPoints[2], out _min, out _max);
        Inputs = [parts.Values(Shapes.Length(_shapes.First), _zeroPoints[0]), parts.Values(Shapes.Length(_shapes.Second), _zeroPoints[1])];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator()
    {
        int[] multipliers = new int[3], shifts = new int[3];
        bool scaled = _difference ? Sub.TryScale(_scales[0], _scales[1], _scales[2], multipliers, shifts) : Add.TryScale(_scales[0], _scales[1], _scales[2], multipliers, shifts);
        if (!scaled)
            throw new InvalidOperationException("the scales were chosen to fit");
        var first = new Tensor("a", _shapes.First, _scales[0], _zeroPoints[0]);
        var second = new Tensor("b", _shapes.Second, _scales[1], _zeroPoints[1]);
        var output = new Tensor("out", _shapes.Output, _scales[2], _zeroPoints[2]);
        return _difference
            ? new Sub("sub", first, second, output, multipliers, shifts, _min, _max)
            : new Add("add", first, second, output, multipliers, shifts, _min, _max);
    }

    public override sbyte[] Expected()
    {
        double common = 2 * (double)Math.Max(_scales[0], _scales[1]);
        double[] factors = [_scales[0] / common, _scales[1] / common, common / (1048576 * (double)_scales[2])];
        // The reference's difference rounds each quotient to single precision; twice a scale and 2^20 times one are exact.
        if (_difference)
            factors = [(float)factors[0], (float)factors[1], (float)factors[2]];
        return Oracle.Operators.Add(
            new Grid(_shapes.First, Inputs[0]), new Grid(_shapes.Second, Inputs[1]), _shapes.Output, _zeroPoints, [.. factors.Select(f => Exact.Quantize(f)!.Value)], _difference ? -1 : 1, _min, _max);
    }

    public override string ToString() => $"{(_difference ? "difference" : "sum")} of {_shapes}, scales {string.Join(", ", _scales)}, zero points {string.Join(", ", _zeroPoints)}";
}
