using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Micro;

namespace Edge.Inference.Tests.Engine;

/// <summary>Runs steps in an arena and a scratch that are dirty at first and guarded at their ends.</summary>
internal static class GuardedRun
{
    private const int Guard = 64;

    /// <summary>Runs a network's steps on its inputs.</summary>
    /// <returns>The first output.</returns>
    public static unsafe sbyte[] Of(Graph graph, Step[] steps, sbyte[][] inputs)
    {
        long scratchBytes = steps.Max(s => s.ScratchBytes);
        sbyte[] arena = GC.AllocateArray<sbyte>(graph.ArenaBytes + Guard, pinned: true);
        Array.Fill(arena, (sbyte)0x55);
        var scratch = new AlignedBuffer(scratchBytes + Guard, null);
        new Span<byte>(scratch.Pointer, (int)scratchBytes + Guard).Fill(0xAA);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(arena, graph.Inputs[i].Offset);
        fixed (sbyte* pointer = arena)
            foreach (Step step in steps)
                step.Run(arena, pointer, scratch.Pointer);
        Assert.True(arena.AsSpan(graph.ArenaBytes).IndexOfAnyExcept((sbyte)0x55) < 0, "a byte was written behind the arena");
        Assert.True(new Span<byte>(scratch.Pointer + scratchBytes, Guard).IndexOfAnyExcept((byte)0xAA) < 0, "a byte was written behind the scratch");
        // The guards are looked at through a pointer, which keeps nothing alive.
        GC.KeepAlive(scratch);
        return arena.AsSpan(graph.Outputs[0].Offset, graph.Outputs[0].Length).ToArray();
    }
}
