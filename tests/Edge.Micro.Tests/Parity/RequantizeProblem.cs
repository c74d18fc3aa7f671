using System;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>QUANTIZE from int8 or uint8 to int8 or uint8, over every input value.</summary>
public sealed class RequantizeProblem : Problem
{
    private readonly bool _fromUnsigned;
    private readonly bool _toUnsigned;
    private readonly int _zeroPoint;
    private readonly int _outputZeroPoint;
    private readonly float _scale;
    private readonly float _outputScale;

    public RequantizeProblem(Random random)
    {
        var parts = new Parts(random);
        _fromUnsigned = parts.Chance(40);
        _toUnsigned = parts.Chance(40);
        _zeroPoint = parts.ZeroPoint() + (_fromUnsigned ? 128 : 0);
        _outputZeroPoint = parts.ZeroPoint() + (_toUnsigned ? 128 : 0);
        _scale = parts.Scale();
        _outputScale = _scale * parts.Pick(1f, 2f, 0.5f, 4f, 0.77f, 3.1f, 1e-6f, 1e12f);
    }

    public override sbyte[][] Inputs => [[.. Enumerable.Range(-128, 256).Select(q => (sbyte)q)]];

    public override Operator MakeOperator()
    {
        if (!QuantizedMultiplier.TryFromReal(_scale / (double)_outputScale, out int multiplier, out int shift))
            throw new InvalidOperationException("the scales were chosen to fit");
        return new Requantize(
            "requantize",
            new Tensor("in", [256], _scale, _zeroPoint, null, _fromUnsigned),
            new Tensor("out", [256], _outputScale, _outputZeroPoint, null, _toUnsigned),
            multiplier,
            shift);
    }

    public override sbyte[] Expected()
    {
        (int multiplier, int shift) = Exact.Quantize(_scale / (double)_outputScale)!.Value;
        int low = _toUnsigned ? 0 : -128;
        return [.. Inputs[0]
            .Select(q => _fromUnsigned ? (byte)q : (int)q)
            .Select(q => Exact.Output(q - _zeroPoint, multiplier, shift, _outputZeroPoint, low, low + 255))
            .Select(value => unchecked((sbyte)value))];
    }

    public override string ToString() => $"requantize {_scale}, {_zeroPoint} to {_outputScale}, {_outputZeroPoint}, unsigned {_fromUnsigned} to {_toUnsigned}";
}
