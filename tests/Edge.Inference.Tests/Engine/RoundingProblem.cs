using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>Every right shift, with ties of both roundings and either sign: a dense layer of one product, over all activations.</summary>
internal sealed class RoundingProblem : Problem
{
    private const int MostShift = 31;

    private static readonly sbyte[] Factors = [1, -127];
    private static readonly int[] Mantissas = [1 << 30, 0x60000000, int.MaxValue];

    private readonly sbyte[] _values = [.. Enumerable.Range(-128, 256).Select(v => (sbyte)v)];
    private readonly sbyte[] _weights;
    private readonly Requantization _last;

    private readonly int _zeroPoint;

    /// <summary>Every shift.</summary>
    /// <param name="zeroPoint">Zero point of the output.</param>
    /// <param name="min">Smallest output: at the zero point and above, as behind a ReLU, the forms leave nudges out.</param>
    /// <param name="max">Largest output.</param>
    public RoundingProblem(int zeroPoint = 0, int min = -128, int max = 127)
    {
        _zeroPoint = zeroPoint;
        var channels = (from shift in Enumerable.Range(0, MostShift + 1) from factor in Factors from mantissa in Mantissas select (shift, factor, mantissa)).ToArray();
        _weights = [.. channels.Select(c => c.factor)];
        _last = new Requantization(null, [.. channels.Select(c => c.mantissa)], [.. channels.Select(c => -c.shift)], zeroPoint, min, max);
    }

    public override sbyte[][] Inputs => [_values];

    public override Operator MakeOperator() => new FullyConnected(
        "dense",
        new Tensor("in", [_values.Length, 1], 1f, 0),
        new Tensor("out", [_values.Length, _weights.Length], 1f, _zeroPoint),
        _weights,
        _last.Bias,
        _last.Multipliers,
        _last.Shifts,
        _last.Min,
        _last.Max);

    public override sbyte[] Expected() => Layers.FullyConnected(new Grid([_values.Length, 1], _values), new Grid([_weights.Length, 1], _weights), 0, _last);
}
