using System;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>FULLY_CONNECTED on one row or several.</summary>
public sealed class FullyConnectedProblem : WeightedProblem
{
    public FullyConnectedProblem(Random random)
    {
        var parts = new Parts(random);
        int outputs = parts.ChannelCount(), depth = parts.Chance(70) ? parts.ChannelCount() : parts.From(1, 300);
        Draw(parts, [1, 1, 2, 5], [depth], [outputs, depth], outputs);
    }

    public override Operator MakeOperator() => new FullyConnected(
        "dense",
        InputTensor,
        OutputTensor(WeightShape[0]),
        Weights, Last.Bias, Last.Multipliers, Last.Shifts, Last.Min, Last.Max);

    public override sbyte[] Expected() => Layers.FullyConnected(new Grid(InputShape, Input), new Grid(WeightShape, Weights), ZeroPoint, Last);

    public override string ToString() => $"dense of {Shapes.Text(InputShape)} with {Shapes.Text(WeightShape)}, zero point {ZeroPoint}";
}
