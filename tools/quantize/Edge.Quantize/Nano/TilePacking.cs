using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>Writes the method that packs a tiled layer's weights into words, once, in the order in which the sums read them.</summary>
/// <param name="plan">The layer.</param>
/// <param name="tile">Its tile.</param>
/// <param name="name">Name of the method.</param>
internal sealed class TilePacking(ConvolutionPlan plan, TilePlan tile, string name)
{
    private readonly LaneWord[] _words = [.. plan.Groups[0].Words];

    private int Channels => plan.Step.Output.Shape[3];

    private int Step => tile.PackedLength(plan) / tile.PaddedWords(plan) * tile.Words;

    /// <summary>The weights as the method reads them: all channels of a tap, then the next tap; for Winograd a column's three rows follow each other.</summary>
    public IEnumerable<sbyte> Weights()
    {
        Window window = plan.Step.Window;
        (int Row, int Column)[] taps = tile.Kind == TileKind.Winograd
            ? [.. Enumerable.Range(0, window.Width).SelectMany(c => Enumerable.Range(0, window.Height).Select(r => (r, c)))]
            : [.. Enumerable.Range(0, window.Height).SelectMany(r => Enumerable.Range(0, window.Width).Select(c => (r, c)))];
        return from input in Enumerable.Range(0, plan.Input.Channels)
               from tap in taps
               from channel in Enumerable.Range(0, Channels)
               select (sbyte)plan.Weight(channel, tap.Row, tap.Column, input);
    }

    /// <summary>The method.</summary>
    public MethodText Write()
    {
        bool winograd = tile.Kind == TileKind.Winograd;
        var method = new MethodText(name) { Parameters = "sbyte[] s, long[] w", Summary = "Packs the weights: a lane for each output channel." };
        int rows = winograd ? 3 : 1, factors = winograd ? 4 : 1;
        method.Open(Text($"for (int i = 0, k = 0; i < s.Length; i += {rows * Channels}, k += {factors * tile.Words})"));
        if (winograd)
            method.Line("long g, h, f;");
        for (int n = 0; n < _words.Length; n++)
        {
            int place = n / tile.Words * Step + n % tile.Words;
            if (!winograd)
            {
                method.Line($"w[{Plus("k", place)}] = {Word(_words[n], 0)};");
                continue;
            }
            method.Line($"g = {Word(_words[n], 0)};");
            method.Line($"h = {Word(_words[n], Channels)};");
            method.Line($"f = {Word(_words[n], 2 * Channels)};");
            method.Line($"w[{Plus("k", place)}] = g << 1;");
            method.Line($"w[{Plus("k", place + tile.Words)}] = g + h + f;");
            method.Line($"w[{Plus("k", place + 2 * tile.Words)}] = g - h + f;");
            method.Line($"w[{Plus("k", place + 3 * tile.Words)}] = f << 1;");
        }
        method.Close();
        return method;
    }

    private static string Word(LaneWord word, int offset) => string.Join(" + ", word.Lanes.Select(l => Text($"((long)s[{Plus("i", offset + l.Channel)}] << {l.Shift})")));

    private static string Plus(string name, int offset) => offset == 0 ? name : Text($"{name} + {offset}");

    private static string Text(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
