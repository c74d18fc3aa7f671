using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>A kernel form of the engine, in an arena and a scratch that are dirty at first and guarded at their ends.</summary>
internal sealed class FormImplementation(KernelForm form, long maxBytes = long.MaxValue) : IImplementation
{
    public string Name => form.ToString();

    public bool Supports(Operator step) => !Array.Exists(new CompiledGraph(GraphOf(step), form).Steps, s => s is ReferenceStep);

    public sbyte[] Run(Operator step, sbyte[][] inputs) => Run(GraphOf(step), inputs);

    public sbyte[] Run(Graph graph, sbyte[][] inputs) => GuardedRun.Of(graph, new CompiledGraph(graph, form, maxBytes).Steps, inputs);

    private static Graph GraphOf(Operator step) => new("parity", [.. step.Inputs.Where(t => t.Data == null).Distinct()], [step.Output], [step]);
}
