using System;
using System.Numerics;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>MAXIMUM and MINIMUM with broadcasting.</summary>
public sealed class ExtremumProblem : Problem
{
    private readonly bool _largest;
    private readonly BroadcastCase _shapes;
    private readonly int _zeroPoint;

    public ExtremumProblem(Random random, bool largest)
    {
        var parts = new Parts(random);
        _largest = largest;
        _shapes = new BroadcastCase(parts);
        _zeroPoint = parts.ZeroPoint();
        Inputs = [parts.Values(Shapes.Length(_shapes.First), _zeroPoint), parts.Values(Shapes.Length(_shapes.Second), _zeroPoint)];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator()
    {
        Tensor first = Make("a", _shapes.First), second = Make("b", _shapes.Second), output = Make("out", _shapes.Output);
        return _largest ? new Maximum("max", first, second, output) : new Minimum("min", first, second, output);

        Tensor Make(string name, int[] shape) => new(name, shape, 0.25f, _zeroPoint);
    }

    public override sbyte[] Expected() => Oracle.Operators.Combine(
        new Grid(_shapes.First, Inputs[0]), new Grid(_shapes.Second, Inputs[1]), _shapes.Output, (a, b) => (int)(_largest ? BigInteger.Max(a, b) : BigInteger.Min(a, b)));

    public override string ToString() => $"{(_largest ? "maximum" : "minimum")} of {_shapes}";
}
