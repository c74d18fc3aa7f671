using System;

namespace Edge.Micro.Operators;

/// <summary>Joins tensors along one dimension, TFLite CONCATENATION; all have the same scale and zero point.</summary>
public sealed class Concatenation : Operator
{
    private readonly int _outer;
    private readonly int _inner;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="inputs">Tensors of equal rank that differ in the joined dimension only.</param>
    /// <param name="output">The joined tensor.</param>
    /// <param name="axis">The joined dimension; a negative one counts from the end.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Concatenation(string name, Tensor[] inputs, Tensor output, int axis)
        : base(name, inputs, output)
    {
        int rank = output.Shape.Length;
        int resolved = axis < 0 ? axis + rank : axis;
        if (resolved < 0 || resolved >= rank)
            throw Invalid("expected an axis of " + -rank + " to " + (rank - 1) + ", got " + axis);
        if (inputs.Length == 0)
            throw Invalid("expected at least one input, got none");
        long joined = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            RequireRank(inputs[i], rank);
            RequireSameQuantization(inputs[i]);
            for (int d = 0; d < rank; d++)
                if (d != resolved)
                    RequireEqual("dimension " + d + " of '" + inputs[i].Name + "'", output.Shape[d], inputs[i].Shape[d]);
            joined += inputs[i].Shape[resolved];
        }
        RequireEqual("dimension " + resolved + " of '" + output.Name + "'", joined, output.Shape[resolved]);
        _outer = 1;
        _inner = 1;
        for (int d = 0; d < resolved; d++)
            _outer *= output.Shape[d];
        for (int d = resolved + 1; d < rank; d++)
            _inner *= output.Shape[d];
        Axis = resolved;
    }

    /// <inheritdoc/>
    public override string Kind => "CONCATENATION";

    /// <summary>The joined dimension.</summary>
    public int Axis { get; }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        int destination = Output.Offset;
        for (int outer = 0; outer < _outer; outer++)
            for (int i = 0; i < Inputs.Length; i++)
            {
                int length = Inputs[i].Shape[Axis] * _inner;
                Array.Copy(Inputs[i].Source(arena), Inputs[i].Offset + outer * length, arena, destination, length);
                destination += length;
            }
    }
}
