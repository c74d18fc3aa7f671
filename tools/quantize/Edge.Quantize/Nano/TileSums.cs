using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes the method that leaves a tile's sums in s[cell * words + word]: a step of words at a time, an input channel at a time.</summary>
/// <param name="plan">The layer.</param>
/// <param name="tile">Its tile.</param>
/// <param name="name">Name of the method.</param>
internal sealed class TileSums(ConvolutionPlan plan, TilePlan tile, string name)
{
    private readonly Window _window = plan.Step.Window;
    private readonly MethodText _method = new(name)
    {
        Parameters = $"{plan.Input.Element}[] x, {(tile.FromBytes ? "sbyte" : "long")}[] w, long[] s, int first",
        Summary = Text($"Sums of {tile.Rows}x{tile.Columns} outputs, for {tile.Words} words of lanes at a time."),
    };

    /// <summary>The method.</summary>
    public MethodText Write()
    {
        int factors = tile.Factors(plan), words = tile.PaddedWords(plan);
        _method.Local("v", "long v;");
        _method.Local("t", "int t;");
        _method.Line("int k = 0;");
        _method.Line("long zero = 0L;");
        _method.Line($"long {string.Join(", ", Enumerable.Range(0, factors * tile.Words).Select(n => Text($"w{n}")))};");
        string[] sums = tile.Kind == TileKind.Winograd ? [] : [.. Enumerable.Range(0, tile.Cells * tile.Words).Select(n => Text($"a{n}"))];
        var winograd = new TileWinograd(plan, tile, _method);
        if (tile.Kind == TileKind.Winograd)
            sums = winograd.Sums;
        _method.Line($"long {string.Join(", ", sums)};");
        _method.Open(Text($"for (int j = 0; j < {words}; j += {tile.Words})"));
        foreach (string sum in sums)
            _method.Line($"{sum} = zero;");
        _method.Open(Text($"for (int b = first, end = first + {plan.Input.Channels}; b < end; b++)"));
        var packing = new TilePacking(plan, tile, name);
        int lanes = TilePlan.Lanes(plan);
        for (int n = 0; n < factors * tile.Words; n++)
            _method.Line(tile.FromBytes ? Text($"w{n} = {packing.Word("w", "k", n * lanes)};") : Text($"w{n} = w[{Plus("k", n)}];"));
        _method.Line(Text($"k += {factors * tile.Words * (tile.FromBytes ? lanes : 1)};"));
        if (tile.Kind == TileKind.Winograd)
            winograd.Products();
        else if (tile.Kind == TileKind.Straight)
            Straight();
        else
            Skipping();
        _method.Close();
        for (int cell = 0; cell < tile.Cells; cell++)
            for (int j = 0; j < tile.Words; j++)
                _method.Line($"s[{Plus("j", cell * words + j)}] = {(tile.Kind == TileKind.Winograd ? winograd.Sum(cell, j) : Sum(cell, j))};");
        _method.Close();
        return _method;
    }

    // Every input of the tile, with the taps and cells that need it.
    private IEnumerable<IGrouping<int, (int Cell, int Tap)>> Inputs() =>
        from row in Enumerable.Range(0, tile.Rows)
        from column in Enumerable.Range(0, tile.Columns)
        from tapRow in Enumerable.Range(0, _window.Height)
        from tapColumn in Enumerable.Range(0, _window.Width)
        let offset = ((row * _window.StrideHeight + tapRow * _window.DilationHeight) * plan.Input.Columns + column * _window.StrideWidth + tapColumn * _window.DilationWidth) * plan.Input.Channels
        group (row * tile.Columns + column, tapRow * _window.Width + tapColumn) by offset into cells
        orderby cells.Key
        select cells;

    private void Skipping()
    {
        int zero = plan.Input.Kind == StoreKind.Raw ? plan.Input.Tensor.ZeroPoint : 0;
        foreach (IGrouping<int, (int Cell, int Tap)> input in Inputs())
        {
            _method.Open(Text($"if (({(plan.Input.Kind == StoreKind.Wide ? "v" : "t")} = x[{Plus("b", input.Key)}]) != {zero})"));
            if (plan.Input.Kind != StoreKind.Wide)
                _method.Line(zero == 0 ? "v = t;" : Text($"v = t - ({zero});"));
            for (int j = 0; j < tile.Words; j++)
                foreach ((int cell, int tap) in input)
                    _method.Line($"{Sum(cell, j)} += v * {Weight(tap, j)};");
            _method.Close();
        }
    }

    private void Straight()
    {
        int zero = plan.Input.Kind == StoreKind.Raw ? plan.Input.Tensor.ZeroPoint : 0;
        var products = new Dictionary<(int Cell, int Word), List<string>>();
        int n = 0;
        foreach (IGrouping<int, (int Cell, int Tap)> input in Inputs())
        {
            _method.Line(Text($"long x{n} = x[{Plus("b", input.Key)}]") + (zero == 0 ? ";" : Text($" - ({zero});")));
            for (int j = 0; j < tile.Words; j++)
            {
                foreach ((int cell, int tap) in input)
                {
                    if (!products.TryGetValue((cell, j), out List<string>? terms))
                        products[(cell, j)] = terms = [];
                    terms.Add(Text($"x{n} * ") + Weight(tap, j));
                }
            }
            n++;
        }
        foreach (((int cell, int word), List<string> terms) in products)
            _method.Line($"{Sum(cell, word)} += {string.Join(" + ", terms)};");
    }

    private string Sum(int cell, int word) => Text($"a{cell * tile.Words + word}");

    private string Weight(int tap, int word) => Text($"w{tap * tile.Words + word}");
}
