using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>A kernel form of the engine, in an arena and a scratch that are dirty at first and guarded at their ends.</summary>
internal sealed class FormImplementation(KernelForm form, long maxBytes = long.MaxValue) : IImplementation
{
    private const int Guard = 64;

    public string Name => form.ToString();

    public bool Supports(Operator step) => !Array.Exists(new CompiledGraph(GraphOf(step), form).Steps, s => s is ReferenceStep);

    public sbyte[] Run(Operator step, sbyte[][] inputs) => Run(GraphOf(step), inputs);

    public unsafe sbyte[] Run(Graph graph, sbyte[][] inputs)
    {
        var compiled = new CompiledGraph(graph, form, maxBytes);
        sbyte[] arena = GC.AllocateArray<sbyte>(graph.ArenaBytes + Guard, pinned: true);
        Array.Fill(arena, (sbyte)0x55);
        var scratch = new AlignedBuffer(compiled.ScratchBytes + Guard, null);
        new Span<byte>(scratch.Pointer, (int)compiled.ScratchBytes + Guard).Fill(0xAA);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(arena, graph.Inputs[i].Offset);
        compiled.Run(arena, scratch.Pointer);
        Assert.True(arena.AsSpan(graph.ArenaBytes).IndexOfAnyExcept((sbyte)0x55) < 0, "a byte was written behind the arena");
        Assert.True(new Span<byte>(scratch.Pointer + compiled.ScratchBytes, Guard).IndexOfAnyExcept((byte)0xAA) < 0, "a byte was written behind the scratch");
        // The guards are looked at through a pointer, which keeps nothing alive.
        GC.KeepAlive(scratch);
        return arena.AsSpan(graph.Outputs[0].Offset, graph.Outputs[0].Length).ToArray();
    }

    private static Graph GraphOf(Operator step) => new("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
}
