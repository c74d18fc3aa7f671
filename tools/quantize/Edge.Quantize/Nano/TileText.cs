using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes a convolution by tiles: the loop over tiles with the ends of all channels, the sums, and the packing of weights.</summary>
/// <param name="plan">The layer.</param>
/// <param name="tile">Its tile.</param>
/// <param name="name">Name of the methods.</param>
internal sealed class TileText(ConvolutionPlan plan, TilePlan tile, string name)
{
    private readonly Window _window = plan.Step.Window;

    /// <summary>The methods; the first is called by Run.</summary>
    public IReadOnlyList<MethodText> Methods() => tile.FromBytes
        ? [Tiles(), new TileSums(plan, tile, $"{name}Sums").Write()]
        : [Tiles(), new TileSums(plan, tile, $"{name}Sums").Write(), new TilePacking(plan, tile, $"Pack{name}").Write()];

    private MethodText Tiles()
    {
        bool cleared = plan.Clears;
        LaneWord[] words = [.. plan.UniformWords];
        var method = new MethodText(name)
        {
            Parameters = $"{plan.Input.Element}[] x, {plan.Output.Element}[] y, {(tile.FromBytes ? "sbyte" : "long")}[] w, long[] s",
            Summary = Text($"{plan.Step.Kind} {_window.Height}x{_window.Width} by tiles of {tile.Rows}x{tile.Columns}."),
        };
        if (cleared)
            method.Line("System.Array.Clear(y, 0, y.Length);");
        int top = words.SelectMany(w => w.Lanes).Max(l => plan.Roundings[l.Channel].Highest);
        method.Local("a", "long a;");
        method.Local("u", "long u;");
        method.Local("t", "int t;");
        method.Local("top", Text($"long top = {top}L;"));
        (int height, int width) = plan.Region;
        (int poolHeight, int poolWidth) = plan.PoolSize;
        int channels = plan.Output.Channels, outputRow = plan.Output.Columns * channels, inputRow = plan.Input.Columns * plan.Input.Channels;
        method.Line(Text($"int first = {plan.Input.Index(-plan.Step.PadTop, -plan.Step.PadLeft)}, line = {plan.Output.Index(0, 0)};"));
        method.Open(Text($"for (int row = 0; row < {height / tile.Rows}; row++)"));
        method.Line("int b = first, from = line;");
        method.Open(Text($"for (int column = 0; column < {width / tile.Columns}; column++)"));
        method.Line($"{name}Sums(x, w, s, b);");
        method.Line("int q = 0, r = from;");
        method.Open(Text($"for (int i = 0; i < {tile.Rows / poolHeight}; i++)"));
        method.Open(Text($"for (int p = r, end = r + {tile.Columns / poolWidth * channels}; p < end; p += {channels})"));
        var store = new LaneText(method, plan.Output, cleared, top);
        int cell = tile.PaddedWords(plan);
        for (int n = 0; n < words.Length; n++)
        {
            if (plan.Pool is null)
                Plain(method, store, words[n], n);
            else
                Pooled(method, store, words[n], n, cell);
        }
        method.Line(Text($"q += {poolWidth * cell};"));
        method.Close();
        if (poolHeight > 1)
            method.Line(Text($"q += {(poolHeight - 1) * tile.Columns * cell};"));
        method.Line(Text($"r += {outputRow};"));
        method.Close();
        method.Line(Text($"b += {tile.Columns * _window.StrideWidth * plan.Input.Channels};"));
        method.Line(Text($"from += {tile.Columns / poolWidth * channels};"));
        method.Close();
        method.Line(Text($"first += {tile.Rows * _window.StrideHeight * inputRow};"));
        method.Line(Text($"line += {tile.Rows / poolHeight * outputRow};"));
        method.Close();
        return method;
    }

    private void Plain(MethodText method, LaneText store, LaneWord word, int n)
    {
        method.Line($"a = {Word(word, n)};");
        foreach (Lane lane in word.Lanes)
            store.FromWord("a", lane, plan.Roundings[lane.Channel], Plus("p", lane.Channel));
    }

    // The largest lane of the pool's window is requantised, because requantisation is monotone.
    private void Pooled(MethodText method, LaneText store, LaneWord word, int n, int cell)
    {
        (int poolHeight, int poolWidth) = plan.PoolSize;
        method.Open("");
        method.Line($"long {string.Join(", ", word.Lanes.Select(l => Text($"h{l.Channel} = 0L")))};");
        for (int i = 0; i < poolHeight; i++)
        {
            for (int j = 0; j < poolWidth; j++)
            {
                method.Line($"a = {Word(word, (i * tile.Columns + j) * cell + n)};");
                foreach (Lane lane in word.Lanes)
                {
                    method.Line($"u = {LaneText.Take("a", lane)};");
                    method.Open(Text($"if (u > h{lane.Channel})"));
                    method.Line(Text($"h{lane.Channel} = u;"));
                    method.Close();
                }
            }
        }
        foreach (Lane lane in word.Lanes)
            store.FromValue(Text($"h{lane.Channel}"), plan.Roundings[lane.Channel], Plus("p", lane.Channel));
        method.Close();
    }

    // A finished word: its start is added here, once.
    private string Word(LaneWord word, int n)
    {
        string sum = n == 0 ? "s[q]" : Text($"s[q + {n}]");
        if (tile.Kind != TileKind.Winograd)
            return word.Start == 0 ? sum : $"{sum} + {Signed(word.Start)}";
        return word.Start == 0 ? $"({sum} >> 1) & {LaneText.Wide(long.MaxValue)}" : $"(({sum} + {Signed(unchecked(word.Start << 1))}) >> 1) & {LaneText.Wide(long.MaxValue)}";
    }

    private static string Signed(long value) => value < 0 ? $"({LaneText.Wide(value)})" : LaneText.Wide(value);
}
