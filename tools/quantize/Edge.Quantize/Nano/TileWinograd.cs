using System.Linq;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes the products of a tile in Winograd's F(2,3), down the columns.</summary>
/// <remarks>
/// For inputs d0 ... d3 of a column and weights g0, g1, g2 the two outputs are y0 = (m0 + m1 + m2) / 2 and y1 = (m1 - m2 - m3) / 2 with
/// m0 = (d0 - d2) * 2 g0, m1 = (d1 + d2) * (g0 + g1 + g2), m2 = (d2 - d1) * (g0 - g1 + g2), m3 = (d1 - d3) * 2 g2. These are identities of
/// integers, so they hold modulo 2^64, whatever a product loses; twice a word modulo 2^64 is the word modulo 2^63, and words have 63 bits.
/// </remarks>
/// <param name="plan">The layer.</param>
/// <param name="tile">Its tile.</param>
/// <param name="method">Receives the statements.</param>
internal sealed class TileWinograd(ConvolutionPlan plan, TilePlan tile, MethodText method)
{
    private const int Taps = 3;
    private const int Terms = 4;

    /// <summary>The sums in locals: four for two outputs.</summary>
    public string[] Sums => [.. Enumerable.Range(0, tile.Rows / 2 * Terms * tile.Columns * tile.Words).Select(n => Text($"m{n}"))];

    /// <summary>The products of one input channel.</summary>
    public void Products()
    {
        int zero = plan.Input.Kind == StoreKind.Raw ? plan.Input.Tensor.ZeroPoint : 0, pairs = tile.Rows / 2;
        method.Line($"long {string.Join(", ", Enumerable.Range(0, tile.Rows + 2).Select(n => Text($"d{n}")))};");
        for (int column = 0; column < tile.Columns + 2; column++)
        {
            for (int row = 0; row < tile.Rows + 2; row++)
            {
                int offset = (row * plan.Input.Columns + column) * plan.Input.Channels;
                method.Line(Text($"d{row} = x[{(offset == 0 ? "b" : Text($"b + {offset}"))}]") + (zero == 0 ? ";" : Text($" - ({zero});")));
            }
            for (int pair = 0; pair < pairs; pair++)
            {
                int d = 2 * pair;
                method.Line(Text($"long {Input(column, pair, 0)} = d{d} - d{d + 2};"));
                method.Line(Text($"long {Input(column, pair, 1)} = d{d + 1} + d{d + 2};"));
                method.Line(Text($"long {Input(column, pair, 2)} = d{d + 2} - d{d + 1};"));
                method.Line(Text($"long {Input(column, pair, 3)} = d{d + 1} - d{d + 3};"));
            }
        }
        for (int pair = 0; pair < pairs; pair++)
            for (int column = 0; column < tile.Columns; column++)
                for (int term = 0; term < Terms; term++)
                    for (int word = 0; word < tile.Words; word++)
                        method.Line($"{Sum(pair, column, term, word)} += {string.Join(" + ", Enumerable.Range(0, Taps).Select(tap => Text($"{Input(column + tap, pair, term)} * w{(tap * tile.Words + word) * Terms + term}")))};");
    }

    /// <summary>The expression of twice a cell's word.</summary>
    public string Sum(int cell, int word)
    {
        int row = cell / tile.Columns, column = cell % tile.Columns;
        string Part(int term) => Sum(row / 2, column, term, word);
        return row % 2 == 0 ? $"{Part(0)} + {Part(1)} + {Part(2)}" : $"{Part(1)} - {Part(2)} - {Part(3)}";
    }

    private string Sum(int pair, int column, int term, int word) => Text($"m{((pair * tile.Columns + column) * Terms + term) * tile.Words + word}");

    private static string Input(int column, int pair, int term) => Text($"z{column}_{pair}_{term}");
}
