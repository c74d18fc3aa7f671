using System;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>RESIZE_NEAREST_NEIGHBOR to any size, with corners aligned or pixels centred.</summary>
public sealed class ResizeProblem : Problem
{
    private readonly int[] _shape;
    private readonly int[] _outputShape;
    private readonly bool _alignCorners;
    private readonly bool _halfPixelCenters;

    public ResizeProblem(Random random)
    {
        var parts = new Parts(random);
        _shape = [parts.Pick(1, 1, 2), parts.From(1, 9), parts.From(1, 9), parts.ChannelCount(8)];
        _outputShape = [_shape[0], Size(_shape[1]), Size(_shape[2]), _shape[3]];
        _alignCorners = parts.Chance(40);
        _halfPixelCenters = parts.Chance(40);
        Inputs = [parts.Values(Shapes.Length(_shape), 3)];

        int Size(int input) => parts.Chance(40) ? input * parts.From(1, 3) : parts.From(1, 20);
    }

    public override sbyte[][] Inputs { get; }

    public override Operator MakeOperator() =>
        new ResizeNearestNeighbor("resize", new Tensor("in", _shape, 1f, 3), new Tensor("out", _outputShape, 1f, 3), _alignCorners, _halfPixelCenters);

    public override sbyte[] Expected()
    {
        var input = new Grid(_shape, Inputs[0]);
        return [.. Grid.Coordinates(_outputShape).Select(at => (sbyte)input[at[0], Cell(at[1], 1), Cell(at[2], 2), at[3]])];
    }

    public override string ToString() => $"resize of {Shapes.Text(_shape)} to {Shapes.Text(_outputShape)}, corners {_alignCorners}, centres {_halfPixelCenters}";

    // The definition is in single precision: its roundings decide where a position falls between two pixels.
    private int Cell(int at, int dimension)
    {
        int input = _shape[dimension], output = _outputShape[dimension];
        float scale = _alignCorners && output > 1 ? (input - 1) / (float)(output - 1) : input / (float)output;
        float position = (at + (_halfPixelCenters ? 0.5f : 0f)) * scale;
        return Math.Clamp((int)(_alignCorners ? MathF.Round(position, MidpointRounding.AwayFromZero) : MathF.Floor(position)), 0, input - 1);
    }
}
