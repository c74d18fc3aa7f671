using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>A tiled layer's weights as bytes, in the order in which the sums read them, and the method that packs them into words, once.</summary>
/// <param name="plan">The layer.</param>
/// <param name="tile">Its tile.</param>
/// <param name="name">Name of the method.</param>
internal sealed class TilePacking(ConvolutionPlan plan, TilePlan tile, string name)
{
    private readonly int[] _shifts = [.. plan.UniformWords.MaxBy(w => w.Lanes.Count)!.Lanes.Select(l => l.Shift)];

    /// <summary>The weights: by step of words, input channel, tap, word and lane; for Winograd a column's three rows follow each other behind the word.</summary>
    public IEnumerable<sbyte> Weights()
    {
        Window window = plan.Step.Window;
        bool winograd = tile.Kind == TileKind.Winograd;
        foreach (int[] words in Enumerable.Range(0, tile.PaddedWords(plan)).Chunk(tile.Words))
        {
            for (int input = 0; input < plan.Input.Channels; input++)
            {
                for (int tap = 0; tap < (winograd ? window.Width : window.Height * window.Width); tap++)
                    foreach (int word in words)
                        for (int row = 0; row < (winograd ? window.Height : 1); row++)
                            foreach (int shift in _shifts)
                                yield return winograd ? Weight(word, shift, row, tap, input) : Weight(word, shift, tap / window.Width, tap % window.Width, input);
            }
        }
    }

    /// <summary>The method.</summary>
    public MethodText Write()
    {
        bool winograd = tile.Kind == TileKind.Winograd;
        var method = new MethodText(name) { Parameters = "sbyte[] s, long[] w", Summary = "Packs the weights: a lane for each output channel." };
        int lanes = _shifts.Length;
        method.Open(Text($"for (int i = 0, k = 0; k < w.Length; i += {(winograd ? 3 : 1) * lanes}, k += {(winograd ? 4 : 1)})"));
        if (winograd)
        {
            method.Line($"long g = {Word("s", "i", 0)};");
            method.Line($"long h = {Word("s", "i", lanes)};");
            method.Line($"long f = {Word("s", "i", 2 * lanes)};");
            method.Line("w[k] = g << 1;");
            method.Line("w[k + 1] = g + h + f;");
            method.Line("w[k + 2] = g - h + f;");
            method.Line("w[k + 3] = f << 1;");
        }
        else
        {
            method.Line($"w[k] = {Word("s", "i", 0)};");
        }
        method.Close();
        return method;
    }

    /// <summary>The expression of a word made from bytes.</summary>
    /// <param name="array">The local of the bytes.</param>
    /// <param name="index">The local of the place.</param>
    /// <param name="offset">Added to it.</param>
    public string Word(string array, string index, int offset) =>
        string.Join(" + ", _shifts.Select((shift, lane) => Text($"((long){array}[{Plus(index, offset + lane)}] << {shift})")));

    // Lanes that no channel has are 0.
    private sbyte Weight(int word, int shift, int row, int column, int input) =>
        word < plan.UniformWords.Count && plan.UniformWords[word].Lanes.FirstOrDefault(l => l.Shift == shift) is { } lane ? (sbyte)plan.Weight(lane.Channel, row, column, input) : (sbyte)0;
}
