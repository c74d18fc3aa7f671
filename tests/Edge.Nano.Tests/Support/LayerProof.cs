using System;
using System.Linq;
using Edge.Micro;
using Edge.Quantize.Nano;

namespace Edge.Nano.Tests.Support;

/// <summary>The property of a generated layer: on its worst inputs its bytes are the reference's.</summary>
internal static class LayerProof
{
    private const int Plenty = 1 << 20;

    /// <summary>Generates, compiles and compares.</summary>
    /// <returns>Whether every layer has a generated form: none is run by an operator of Edge.Micro.</returns>
    public static bool Holds(LayerCase layer)
    {
        Graph graph = layer.Make();
        var generated = new NanoClass(graph, Options(graph, layer.Room));
        Assert.All(generated.Files, f => Assert.All(f.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 160)));
        var reference = new ReferenceRun(graph);
        foreach (sbyte[] input in layer.WorstInputs(graph))
            Assert.Equal(reference.Run(input), generated.Run(input));
        return !generated.Files[0].Text.Contains("using Edge.Micro;", StringComparison.Ordinal);
    }

    private static NanoOptions Options(Graph graph, int room) => new()
    {
        HeapBytes = room % 2 == 0 ? 0 : Plenty,
        FlashBytes = room < 2 ? 0 : Plenty,
        Densities = room == 3 ? graph.Inputs.Concat(graph.Operators.Select(o => o.Output)).ToDictionary(t => t, _ => 0.1) : [],
    };
}
