using System;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONCATENATION, one input after the other.</summary>
internal sealed unsafe class ConcatenationStep : Step
{
    private readonly Tensor[] _inputs;
    private readonly Tensor _output;
    private readonly int _outer;

    /// <summary>Works out the runs.</summary>
    public ConcatenationStep(Concatenation join)
        : base("runs", [join])
    {
        (_inputs, _output, _outer) = (join.Inputs, join.Output, 1);
        for (int axis = 0; axis < join.Axis; axis++)
            _outer *= _output.Shape[axis];
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        int step = _output.Length / _outer, first = 0;
        var to = new Span<sbyte>(pointer + _output.Offset, _output.Length);
        foreach (Tensor input in _inputs)
        {
            ReadOnlySpan<sbyte> from = input.Source(arena).AsSpan(input.Offset, input.Length);
            int run = input.Length / _outer;
            for (int i = 0; i < _outer; i++)
                from.Slice(i * run, run).CopyTo(to[(first + i * step)..]);
            first += run;
        }
    }
}
