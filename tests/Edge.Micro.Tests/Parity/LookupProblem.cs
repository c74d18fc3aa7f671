using System;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>The functions of one value, over every input value, for scales from small to large.</summary>
public sealed class LookupProblem : Problem
{
    private readonly string _kind;
    private readonly float _scale;
    private readonly float _outputScale;
    private readonly int _zeroPoint;
    private readonly int _outputZeroPoint;
    private readonly float _alpha;

    public LookupProblem(Random random, string kind)
    {
        var parts = new Parts(random);
        _kind = kind;
        _zeroPoint = parts.ZeroPoint();
        _scale = kind is "LOGISTIC" or "TANH" ? parts.Pick(1f / 16, 1f / 32, 0.01f, 7.9f, 1e-5f, (float)Math.Exp(random.NextDouble() * 8 - 6)) : parts.Scale();
        _outputScale = kind switch
        {
            "LOGISTIC" => 1f / 256,
            "TANH" => 1f / 128,
            "HARD_SWISH" => _scale * parts.Pick(0.5f, 1f, 0.9f, 0.3f, 2f),
            _ => _scale * parts.Pick(1f, 2f, 0.5f, 0.77f, 3.1f, 1e-3f),
        };
        _outputZeroPoint = kind switch
        {
            "LOGISTIC" => -128,
            "TANH" => 0,
            _ => parts.ZeroPoint(),
        };
        _alpha = parts.Pick(0.01f, 0.2f, 0.3f, -0.1f, 1.7f, 0f);
    }

    public override sbyte[][] Inputs => [[.. Enumerable.Range(-128, 256).Select(q => (sbyte)q)]];

    public override Operator MakeOperator()
    {
        Tensor input = new("in", [256], _scale, _zeroPoint), output = new("out", [256], _outputScale, _outputZeroPoint);
        var table = new sbyte[256];
        bool made = _kind switch
        {
            "LOGISTIC" => ActivationTables.TryLogistic(input, table),
            "TANH" => ActivationTables.TryTanh(input, table),
            "HARD_SWISH" => ActivationTables.TryHardSwish(input, output, table),
            "LEAKY_RELU" => ActivationTables.TryLeakyRelu(_alpha, input, output, table),
            "RELU" => ActivationTables.TryRelu(Activation.Relu, input, output, table),
            "RELU6" => ActivationTables.TryRelu(Activation.Relu6, input, output, table),
            _ => ActivationTables.TryRelu(Activation.ReluN1To1, input, output, table),
        };
        return made ? new Lookup(_kind, "f", input, output, table) : throw new InvalidOperationException("the scales were chosen to fit");
    }

    public override sbyte[] Expected()
    {
        float ratio = _scale / _outputScale;
        return [.. Inputs[0].Select(q => q - _zeroPoint).Select(x => _kind switch
        {
            "LOGISTIC" => Activations.Logistic(x, _scale),
            "TANH" => Activations.Tanh(x, _scale),
            "HARD_SWISH" => Activations.HardSwish(x, _scale, _outputScale, _outputZeroPoint),
            "LEAKY_RELU" => Activations.LeakyRelu(x, ratio, _scale * _alpha / _outputScale, _outputZeroPoint),
            "RELU" => Activations.Rescaled(x, ratio, _outputZeroPoint, _outputZeroPoint, 127),
            "RELU6" => Activations.Rescaled(x, ratio, _outputZeroPoint, _outputZeroPoint, Activations.Step(6, _outputScale, _outputZeroPoint)),
            _ => Activations.Rescaled(x, ratio, _outputZeroPoint, Activations.Step(-1, _outputScale, _outputZeroPoint), Activations.Step(1, _outputScale, _outputZeroPoint)),
        })];
    }

    public override string ToString() => $"{_kind}, {_scale}, {_zeroPoint} to {_outputScale}, {_outputZeroPoint}, alpha {_alpha}";
}
