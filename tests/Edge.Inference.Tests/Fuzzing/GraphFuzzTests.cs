using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Engine;
using Edge.Inference.Tests.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;
using Edge.Testing.Fuzzing;
using Xunit.Abstractions;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Proves that graphs made through constructors are refused in words or give the reference's bytes in every form, nothing written outside their buffers.</summary>
public class GraphFuzzTests(ITestOutputHelper log)
{
    private const long MostSteps = 2_000_000;
    private const long MostArenaBytes = 8 << 20;
    private const long EngineBytes = 1 << 20;

    [Fact]
    public void Graphs_made_by_constructors()
    {
        var run = new FuzzRun("Graphs_made_by_constructors", _ => null, (_, random) => Try(random));
        run.Run(100_000, log);
        if (FuzzRun.IsUsual)
            Assert.True(run.Ran > 20_000 && run.Refused > 5_000 && run.Sentences > 20, $"{run.Ran} ran, {run.Refused} refused in {run.Sentences} forms");
    }

    private static string? Try(Random random)
    {
        int seed = random.Next();
        Graph graph;
        try
        {
            graph = Make(seed);
        }
        catch (InvalidModelException e)
        {
            return e.Message;
        }
        if (graph.Operators.Sum(o => o.Steps) > MostSteps || graph.ArenaBytes > MostArenaBytes)
            return null;
        sbyte[][] inputs = [.. graph.Inputs.Select(t => new sbyte[t.Length])];
        foreach (sbyte[] input in inputs)
            random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
        sbyte[] expected = ReferenceAnswer.Of(graph, [.. inputs.SelectMany(i => i)]);
        foreach (KernelForm form in KernelForms.Supported)
        {
            // A graph is planned once: a new one for each form.
            sbyte[] got;
            try
            {
                got = new FormImplementation(form, EngineBytes).Run(Make(seed), inputs);
            }
            catch (Exception e)
            {
                throw new FuzzException($"expected the form {form} to run, got {e.Message} of {Describe(graph)}");
            }
            if (!got.AsSpan().SequenceEqual(expected))
                throw new FuzzException($"expected the form {form} to give the reference's {expected.Length} bytes, got another one at {expected.AsSpan().CommonPrefixLength(got)} of {Describe(graph)}");
        }
        return null;
    }

    // A chain, which lets the engine fuse what it can.
    private static Graph Make(int seed)
    {
        var random = new Random(seed);
        var maker = new RandomStep(random);
        var steps = new List<Operator>();
        for (int count = random.Next(1, 4); count > 0; count--)
            steps.Add(maker.Make(steps.Count == 0 ? null : steps[^1].Output));
        return new Graph("random", [steps[0].Inputs[0]], [steps[^1].Output], [.. steps]);
    }

    private static string Describe(Graph graph) =>
        string.Join(", ", graph.Operators.Select(o => $"{o.Kind} {o.Inputs[0].ShapeText()} to {o.Output.ShapeText()}{(o is WindowedOperator w ? Describe(w.Window) : "")}"));

    private static string Describe(Window window) =>
        $" kernel {window.Height}x{window.Width} stride {window.StrideHeight}x{window.StrideWidth} dilation {window.DilationHeight}x{window.DilationWidth} {(window.Same ? "same" : "valid")}";
}
