using System;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>PAD: the output is filled, then the input is copied run by run.</summary>
internal sealed unsafe class PadStep : Step
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly sbyte _value;
    private readonly int _run;

    // Where each run of the input goes in the output.
    private readonly int[] _places;

    /// <summary>Works out the runs.</summary>
    /// <param name="pad">The operator.</param>
    /// <param name="budget">What their list is taken from.</param>
    public PadStep(Pad pad, MemoryBudget budget)
        : base("runs", [pad])
    {
        (_input, _output, _value) = (pad.Inputs[0], pad.Output, pad.Value);
        int[] from = _input.Shape, to = _output.Shape, paddings = pad.Paddings;
        // Behind the last dimension that is padded, and in it, neighbours stay neighbours.
        int inner = from.Length;
        _run = 1;
        while (inner > 0 && (inner == from.Length || from[inner] == to[inner]))
            _run *= from[--inner];
        budget.Take((long)sizeof(int) * (_input.Length / _run));
        _places = new int[_input.Length / _run];
        for (int i = 0; i < _places.Length; i++)
        {
            int rest = i, place = 0, step = 1;
            for (int axis = from.Length - 1; axis >= 0; axis--)
            {
                int position = paddings[2 * axis];
                if (axis < inner)
                {
                    position += rest % from[axis];
                    rest /= from[axis];
                }
                place += position * step;
                step *= to[axis];
            }
            _places[i] = place;
        }
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        ReadOnlySpan<sbyte> from = _input.Source(arena).AsSpan(_input.Offset, _input.Length);
        var to = new Span<sbyte>(pointer + _output.Offset, _output.Length);
        to.Fill(_value);
        for (int i = 0; i < _places.Length; i++)
            from.Slice(i * _run, _run).CopyTo(to[_places[i]..]);
    }
}
