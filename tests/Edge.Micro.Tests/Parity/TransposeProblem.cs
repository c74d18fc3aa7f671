using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>TRANSPOSE by any permutation of up to six dimensions.</summary>
public sealed class TransposeProblem : Problem
{
    private readonly int[] _shape;
    private readonly int[] _permutation;
    private readonly int _zeroPoint;

    public TransposeProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = parts.Shape(parts.From(0, 6), 4);
        _permutation = [.. Enumerable.Range(0, _shape.Length)];
        random.Shuffle(_permutation);
        _zeroPoint = parts.ZeroPoint();
        Inputs = [parts.Values(Shapes.Length(_shape), _zeroPoint)];
    }

    public override sbyte[][] Inputs { get; }

    private int[] OutputShape => [.. _permutation.Select(from => _shape[from])];

    public override Operator MakeOperator() =>
        new Transpose("transpose", new Tensor("in", _shape, 1f, _zeroPoint), new Tensor("out", OutputShape, 1f, _zeroPoint), _permutation);

    public override sbyte[] Expected()
    {
        var input = new Grid(_shape, Inputs[0]);
        return [.. Grid.Coordinates(OutputShape).Select(at => (sbyte)input[[.. Enumerable.Range(0, at.Length).Select(d => at[Array.IndexOf(_permutation, d)])]])];
    }

    public override string ToString() => $"transpose of {Shapes.Text(_shape)} by {string.Join(", ", _permutation)}";
}
