using System;
using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>The plain loops of Edge.Micro, in an arena that is dirty at first and guarded at its end.</summary>
public sealed class ReferenceImplementation : IImplementation
{
    private const int Guard = 32;

    public string Name => "reference";

    public bool Supports(Operator step) => true;

    public sbyte[] Run(Operator step, sbyte[][] inputs)
    {
        var graph = new Graph("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
        var arena = new sbyte[graph.ArenaBytes + Guard];
        Array.Fill(arena, (sbyte)0x55);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(arena, step.Inputs[i].Offset);
        graph.Run(arena);
        for (int i = graph.ArenaBytes; i < arena.Length; i++)
            if (arena[i] != 0x55)
                throw new InvalidOperationException($"Expected no byte written behind the arena of {graph.ArenaBytes}, got one at {i}.");
        for (int i = 0; i < inputs.Length; i++)
            if (!step.SharesInput && !arena.AsSpan(step.Inputs[i].Offset, inputs[i].Length).SequenceEqual(inputs[i]))
                throw new InvalidOperationException($"Expected input {i} to be left as it was, got other values.");
        return arena.AsSpan(step.Output.Offset, step.Output.Length).ToArray();
    }
}
