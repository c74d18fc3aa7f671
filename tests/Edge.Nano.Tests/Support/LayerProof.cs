using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Tests.Parity;
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
        var generated = new NanoClass(graph, Options(graph, layer));
        Assert.All(generated.Files, f => Assert.All(f.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 160)));
        foreach (sbyte[] input in layer.WorstInputs(graph))
            Assert.Equal(ReferenceAnswer.Of(graph, input), generated.Run(input));
        return !generated.Files[0].Text.Contains("using Edge.Micro;", StringComparison.Ordinal);
    }

    private static NanoOptions Options(Graph graph, LayerCase layer) => new()
    {
        Allows = Allowed(layer.Seed % 6),
        HeapBytes = layer.Room % 2 == 0 ? 0 : Plenty,
        FlashBytes = layer.Room < 2 ? 0 : Plenty,
        Densities = layer.Room == 3 ? graph.Inputs.Concat(graph.Operators.Select(o => o.Output)).ToDictionary(t => t, _ => 0.1) : [],
    };

    // Each form in turn where the layer has it, and what the cost would choose.
    private static Func<LayerForm, bool> Allowed(int form) => form switch
    {
        0 => f => f.Tile?.Kind == TileKind.Skips,
        1 => f => f.Tile?.Kind == TileKind.Straight,
        2 => f => f.Tile?.Kind == TileKind.Winograd,
        3 => f => f.FromBytes,
        4 => f => f.Tile is null && f.Skips,
        _ => _ => true,
    };
}
