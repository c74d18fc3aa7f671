using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Arm;

/// <summary>A form whose steps are compiled here, weights packed and all, and whose kernels run on an emulated processor.</summary>
internal sealed class EmulatedForm(KernelForm form, ArmProcessor processor) : IImplementation
{
    private readonly SortedSet<ArmKernel> _used = [];

    public string Name => form.ToString();

    /// <summary>The kernels that have run.</summary>
    public IEnumerable<ArmKernel> Used => _used;

    /// <summary>Whether all kernels of an operator are in the emulated program. Groups share a copy that the program does not keep.</summary>
    public bool Supports(Operator step) =>
        !Array.Exists(new CompiledGraph(GraphOf(step), form).Steps, s => s is ReferenceStep || s.Form.EndsWith("groups", StringComparison.Ordinal));

    public sbyte[] Run(Operator step, sbyte[][] inputs) => Run(GraphOf(step), inputs);

    /// <summary>Runs a network: what has no kernel in the emulated program runs here.</summary>
    public unsafe sbyte[] Run(Graph graph, sbyte[][] inputs)
    {
        sbyte[] arena = GC.AllocateArray<sbyte>(graph.ArenaBytes, pinned: true);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(arena, graph.Inputs[i].Offset);
        var compiled = new CompiledGraph(graph, form);
        var scratch = new AlignedBuffer(compiled.ScratchBytes, null);
        foreach (Step step in compiled.Steps)
            if (ArmRequests.Of(step) is { } request)
                Run(request, step, arena);
            else
                fixed (sbyte* pointer = arena)
                    step.Run(arena, pointer, scratch.Pointer);
        return arena.AsSpan(graph.Outputs[0].Offset, graph.Outputs[0].Length).ToArray();
    }

    private void Run(ArmRequest request, Step step, sbyte[] arena)
    {
        _used.Add(request.Kernel);
        Tensor output = step.Operators[^1].Output;
        int outputLength = output.Length / request.Runs;
        for (int run = 0; run < request.Runs; run++)
        {
            sbyte[] input = [.. step.Operators[0].Inputs.SelectMany(t => t.Source(arena).Skip(t.Offset + run * (t.Length / request.Runs)).Take(t.Length / request.Runs))];
            processor.Run(
                request,
                MemoryMarshal.AsBytes(input.AsSpan()),
                MemoryMarshal.AsBytes(arena.AsSpan(output.Offset + run * outputLength, outputLength)),
                checked((int)step.ScratchBytes));
        }
        // The plan's pointers are the step's.
        GC.KeepAlive(step);
    }

    private static Graph GraphOf(Operator step) => new("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
}
