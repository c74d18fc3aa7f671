using System;
using System.Linq;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.Quantize.Nano;

namespace Edge.Nano.Tests;

/// <summary>Each form that a layer can take gives the reference's bytes, also where its cost would not have it chosen.</summary>
public class FormTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void AFormThatIsAskedForIsExact(string form, int seed)
    {
        Func<LayerForm, bool> allows = form switch
        {
            "tiles, zeros skipped" => f => f.Tile is { Kind: TileKind.Skips, FromBytes: false } && f.Tile.Words == 1 + seed % 3,
            "tiles of bytes" => f => f.Tile is { FromBytes: true } && f.Tile.Words == 1 + seed % 3,
            "tiles, straight" => f => f.Tile is { Kind: TileKind.Straight, FromBytes: false } && f.Tile.Words == 1 + seed % 3,
            "Winograd" => f => f.Tile?.Kind == TileKind.Winograd && f.Tile.Words == 1 + seed % 3,
            "Winograd in code" => f => f.Winograd,
            "bytes" => f => f.FromBytes,
            _ => f => f.Tile is null && !f.Winograd && f.Skips,
        };
        var random = new RandomNetwork(seed);
        Graph graph = form.StartsWith("Winograd", StringComparison.Ordinal) ? random.Squares() : random.Make();
        var generated = new NanoClass(graph, new NanoOptions { HeapBytes = 1 << 20, FlashBytes = 1 << 20, Allows = allows });
        if (form.StartsWith("Winograd", StringComparison.Ordinal))
            Assert.Contains("Winograd", generated.Files[0].Text, StringComparison.Ordinal);
        generated.AssertExact(graph, random.Input, 20);
    }

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.2, false)]
    public void WinogradIsChosenWhereInputsAreDense(double density, bool chosen)
    {
        var random = new RandomNetwork(5);
        Graph graph = random.Squares(12);
        var generated = new NanoClass(graph, new NanoOptions { HeapBytes = 1 << 20, FlashBytes = 1 << 20, Densities = graph.Operators.Select(o => o.Inputs[0]).ToDictionary(t => t, _ => density) });
        Assert.Equal(chosen, generated.Files[0].Text.Contains("Winograd", StringComparison.Ordinal));
        generated.AssertExact(graph, random.Input, 20);
    }

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string form in new[] { "tiles, zeros skipped", "tiles, straight", "tiles of bytes", "Winograd", "Winograd in code", "bytes", "weights in code" })
            foreach (int seed in Enumerable.Range(100, 6))
                cases.Add(form, seed);
        return cases;
    }
}
