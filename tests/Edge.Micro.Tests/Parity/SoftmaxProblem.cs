using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>SOFTMAX over the last dimension, for scales from tiny to the largest that the arithmetic holds.</summary>
public sealed class SoftmaxProblem : Problem
{
    private readonly int[] _shape;
    private readonly float _scale;
    private readonly int _multiplier;
    private readonly int _shift;

    public SoftmaxProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = [parts.From(1, 3), parts.Chance(70) ? parts.ChannelCount() : parts.From(1, 300)];
        _scale = parts.Chance(20) ? parts.Pick(1e-6f, 31f, 32f, 1000f, 1f, 0.25f) : (float)Math.Exp((random.NextDouble() * 12) - 9);
        if (!Softmax.TryScale(1f, _scale, out _multiplier, out _shift))
            throw new InvalidOperationException("the scales were chosen to fit");
        Inputs = [parts.Values(Shapes.Length(_shape), parts.ZeroPoint())];
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator() =>
        new Softmax("softmax", new Tensor("in", _shape, _scale, 0), new Tensor("out", _shape, 1f / 256, -128), _multiplier, _shift);

    public override sbyte[] Expected()
    {
        // The factor is the exact product of a float and 2^26, at most 2^31 - 1.
        double factor = Math.Min((double)_scale * (1 << 26), int.MaxValue);
        (int multiplier, int shift) = Exact.Quantize(factor / 2)!.Value;
        return [.. Inputs[0].Chunk(_shape[1]).SelectMany(row => FixedSoftmax.Row(row, multiplier, shift + 1))];
    }

    public override string ToString() => $"softmax of {Shapes.Text(_shape)}, scale {_scale}";
}
