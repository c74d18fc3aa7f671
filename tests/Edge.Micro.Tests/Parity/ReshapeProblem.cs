using System;
using Edge.Micro.Operators;

namespace Edge.Micro.Tests.Parity;

/// <summary>RESHAPE to a row.</summary>
public sealed class ReshapeProblem : Problem
{
    private readonly int[] _shape;

    public ReshapeProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = parts.Shape(parts.From(0, 5), 5);
        Inputs = [parts.Values(Shapes.Length(_shape), 0)];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator() => new Reshape("reshape", new Tensor("in", _shape, 1f, 0), new Tensor("out", [1, Shapes.Length(_shape)], 1f, 0));

    public override sbyte[] Expected() => Inputs[0];

    public override string ToString() => $"reshape of {Shapes.Text(_shape)}";
}
