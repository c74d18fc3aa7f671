using System;
using System.Linq;
using Edge.Benchmarks.Networks;
using Edge.Inference.Engine;
using Edge.Micro;

namespace Edge.Benchmarks.Layers;

/// <summary>Runs one step of a compiled network over and over, on the activations that the first sample gives it.</summary>
internal sealed unsafe class StepRunner
{
    private readonly Step _step;
    private readonly sbyte[] _arena;
    private readonly AlignedBuffer _scratch;

    private StepRunner(BenchmarkNetwork network, int index)
    {
        // A graph of its own that ends with the step, so that nothing behind it writes over the step's input.
        Graph whole = network.MakeGraph();
        Step step = Compile(whole).Steps[index];
        int last = Array.IndexOf(whole.Operators, step.Operators[^1]);
        Graph graph = GraphSlice.UpTo(network, last);
        CompiledGraph compiled = Compile(graph);
        _step = compiled.Steps[index];
        _arena = GC.AllocateArray<sbyte>(graph.ArenaBytes, pinned: true);
        _scratch = new AlignedBuffer(compiled.ScratchBytes, budget: null);
        network.Sample(0).CopyTo(_arena.AsSpan(graph.Inputs[0].Offset));
        compiled.Run(_arena, _scratch.Pointer);
    }

    /// <summary>The operators, as "CONV_2D + MAX_POOL_2D 5x5x64".</summary>
    public string Name => $"{string.Join(" + ", _step.Operators.Select(o => o.Kind))} {string.Join('x', _step.Operators[^1].Output.Shape.Skip(1))}";

    /// <summary>The operators.</summary>
    public Operator[] Operators => _step.Operators;

    /// <summary>The kernel form.</summary>
    public string Form => _step.Form;

    /// <summary>Multiply-accumulates that the output needs: of a convolution before a pool, those positions that the pool reads.</summary>
    public long Macs
    {
        get
        {
            long macs = _step.Operators.Sum(o => o.Macs);
            if (_step.Operators.Length < 2)
                return macs;
            int[] before = _step.Operators[0].Output.Shape, after = _step.Operators[^1].Output.Shape;
            return macs / (before[1] * before[2]) * (4L * after[1] * after[2]);
        }
    }

    /// <summary>Every step of a network; those that compute nothing, as a reshape, are left out.</summary>
    public static StepRunner[] Of(BenchmarkNetwork network)
    {
        Step[] steps = Compile(network.MakeGraph()).Steps;
        return [.. Enumerable.Range(0, steps.Length).Where(i => !steps[i].Operators.All(o => o.SharesInput)).Select(i => new StepRunner(network, i))];
    }

    /// <summary>Runs the step. A step may write over its input; its time does not depend on the values.</summary>
    public void Run()
    {
        fixed (sbyte* pointer = _arena)
            _step.Run(_arena, pointer, _scratch.Pointer);
    }

    private static CompiledGraph Compile(Graph graph) => new(graph, KernelForms.Supported[0]);
}
