using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>A graph as steps of the best form for this processor. Immutable; any number of sessions run it.</summary>
internal sealed unsafe class CompiledGraph
{
    /// <summary>Compiles: packs weights, fuses pools.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="form">The form, which this processor supports.</param>
    /// <param name="maxBytes">Bytes that packed weights and scratch may take together; operators beyond it run by their reference kernels.</param>
    public CompiledGraph(Graph graph, KernelForm form, long maxBytes = long.MaxValue)
    {
        var budget = new MemoryBudget(maxBytes);
        var steps = new List<Step>();
        for (int i = 0; i < graph.Operators.Length; i++)
        {
            MaxPool2D? pool = graph.Operators[i] is Conv2D ? FusablePool(graph, i) : null;
            steps.Add(Compile(graph.Operators[i], pool, form, budget));
            i += steps[^1].Operators.Length - 1;
        }
        Steps = [.. steps];
        foreach (Step step in steps)
            ScratchBytes = Math.Max(ScratchBytes, step.ScratchBytes);
    }

    /// <summary>Bytes of scratch that a session needs.</summary>
    public long ScratchBytes { get; }

    /// <summary>The steps in the order of execution.</summary>
    public Step[] Steps { get; }

    /// <summary>Runs every step.</summary>
    /// <param name="arena">The session's arena, pinned.</param>
    /// <param name="scratch">At least <see cref="ScratchBytes"/>.</param>
    public void Run(sbyte[] arena, byte* scratch)
    {
        fixed (sbyte* pointer = arena)
            foreach (Step step in Steps)
                step.Run(arena, pointer, scratch);
    }

    private static Step Compile(Operator step, MaxPool2D? pool, KernelForm form, MemoryBudget budget) => budget.TryMake(left => step switch
    {
        _ when form == KernelForm.Reference => null,
        Conv2D conv => KernelForms.Convolution(form, conv, pool, left),
        FullyConnected dense => KernelForms.FullyConnected(form, dense, left),
        _ => OperatorForms.Of(form, step, left),
    }) ?? new ReferenceStep(step);

    // The 2x2 max pool of stride 2 without padding that alone reads a convolution's output and comes right behind it, or null. Its output
    // may have been placed over the convolution's input, which for one picture is copied before anything is written, but not for several.
    private static MaxPool2D? FusablePool(Graph graph, int index)
    {
        Tensor tensor = graph.Operators[index].Output;
        if (tensor.Shape[0] != 1 || Array.IndexOf(graph.Outputs, tensor) >= 0 || index + 1 == graph.Operators.Length)
            return null;
        return graph.Operators[index + 1] is MaxPool2D { Window: { Height: 2, Width: 2, StrideHeight: 2, StrideWidth: 2 }, PadTop: 0, PadLeft: 0 } pool
            && pool.Inputs[0] == tensor
            && pool.Output.Shape[1] * 2 <= tensor.Shape[1]
            && pool.Output.Shape[2] * 2 <= tensor.Shape[2]
            && graph.Operators.Count(o => Array.IndexOf(o.Inputs, tensor) >= 0) == 1 ? pool : null;
    }
}
