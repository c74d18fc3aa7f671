using System;
using System.Runtime.CompilerServices;
using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>An operator on single elements as a table of its 256 results.</summary>
internal sealed unsafe class TableStep : Step
{
    private const int Values = 256;

    private readonly Tensor _input;
    private readonly Tensor _output;

    // By the input's bits: its results as the reference kernel gives them.
    private readonly sbyte[] _table = new sbyte[Values];

    /// <summary>Makes the table of a change of scale.</summary>
    public TableStep(Requantize step)
        : this((Operator)step)
    {
        var from = new Tensor("from", [Values], _input.Scale, _input.ZeroPoint, null, _input.IsUnsigned);
        var to = new Tensor("to", [Values], _output.Scale, _output.ZeroPoint, null, _output.IsUnsigned);
        var graph = new Graph("table", [from], [to], [new Requantize(step.Name, from, to, step.Multiplier, step.Shift)]);
        var arena = new sbyte[graph.ArenaBytes];
        for (int i = 0; i < Values; i++)
            arena[from.Offset + i] = unchecked((sbyte)i);
        graph.Run(arena);
        arena.AsSpan(to.Offset, Values).CopyTo(_table);
    }

    /// <summary>Takes the table of a function of one value.</summary>
    public TableStep(Lookup step)
        : this((Operator)step)
    {
        for (int i = 0; i < Values; i++)
            _table[i] = step.Table[unchecked((sbyte)i) + 128];
    }

    private TableStep(Operator step)
        : base("table", [step])
    {
        (_input, _output) = (step.Inputs[0], step.Output);
    }

    /// <inheritdoc/>
    [MethodImpl(Compiled.Fully)]
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        fixed (sbyte* source = _input.Source(arena), table = _table)
        {
            byte* from = (byte*)source + _input.Offset;
            sbyte* to = pointer + _output.Offset;
            for (int i = 0; i < _output.Length; i++)
                to[i] = table[from[i]];
        }
    }
}
