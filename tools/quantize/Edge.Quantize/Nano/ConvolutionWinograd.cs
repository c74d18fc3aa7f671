using System.Collections.Generic;
using System.Linq;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes two output positions, one below the other, of a 3x3 convolution in Winograd's F(2,3), with the transformed weights in the code.</summary>
/// <remarks>The identities and why they hold in words of 63 bits: <see cref="TileWinograd"/>.</remarks>
/// <param name="plan">The plan.</param>
/// <param name="method">Receives the statements.</param>
/// <param name="group">The channels' group.</param>
/// <param name="words">The words of this method, held in four locals each.</param>
internal sealed class ConvolutionWinograd(ConvolutionPlan plan, MethodText method, ChannelGroup group, LaneWord[] words)
{
    /// <summary>Products for two outputs and a column of taps.</summary>
    public const int Terms = 4;

    /// <summary>Input channels whose transforms are held in locals at once.</summary>
    public const int Inputs = 8;

    /// <summary>Words of a method: four locals each.</summary>
    public const int MostWords = 28;

    private const int Taps = 3;

    /// <summary>Declares the locals.</summary>
    public void Declare()
    {
        int inputs = System.Math.Min(Inputs, plan.Step.GroupChannels);
        string[] sums = [.. Read().SelectMany(n => Enumerable.Range(0, Terms).Select(t => Sum(n, t)))];
        if (sums.Length == 0)
            return;
        method.Line($"long {string.Join(", ", sums)};");
        method.Line($"long {string.Join(", ", Enumerable.Range(0, inputs * Taps * Terms).Select(n => Text($"z{n}")))};");
        method.Line("long a, d0, d1, d2, d3;");
    }

    /// <summary>Both positions: the window of the upper one begins at x[b].</summary>
    /// <param name="store">Receives the ends.</param>
    /// <param name="outputRow">Elements of a row of the output.</param>
    public void Pair(LaneText store, int outputRow)
    {
        foreach (int[] inputs in Enumerable.Range(0, plan.Step.GroupChannels).Chunk(Inputs))
        {
            if (!Read().Any())
                break;
            for (int i = 0; i < inputs.Length; i++)
                for (int column = 0; column < Taps; column++)
                    Transform(inputs[i], column, (i * Taps + column) * Terms);
            foreach (int n in Read())
                for (int term = 0; term < Terms; term++)
                    Products(n, term, inputs);
        }
        for (int row = 0; row < 2; row++)
        {
            for (int n = 0; n < words.Length; n++)
            {
                if (plan.IsRead(words[n]))
                {
                    string sum = row == 0 ? $"{Sum(n, 0)} + {Sum(n, 1)} + {Sum(n, 2)}" : $"{Sum(n, 1)} - {Sum(n, 2)} - {Sum(n, 3)}";
                    long start = unchecked(words[n].Start << 1);
                    method.Line($"a = (({sum} + ({LaneText.Wide(start)})) >> 1) & {LaneText.Wide(long.MaxValue)};");
                }
                foreach (Lane lane in words[n].Lanes)
                    store.FromWord("a", lane, plan.Roundings[lane.Channel], Plus("p", row * outputRow + lane.Channel));
            }
        }
    }

    private IEnumerable<int> Read() => Enumerable.Range(0, words.Length).Where(n => plan.IsRead(words[n]));

    private void Transform(int input, int column, int first)
    {
        string zero = plan.Input.Kind == StoreKind.Raw && plan.Input.Tensor.ZeroPoint != 0 ? Text($" - ({plan.Input.Tensor.ZeroPoint})") : "";
        for (int row = 0; row < Terms; row++)
        {
            int offset = (row * plan.Input.Columns + column) * plan.Input.Channels + group.Index * plan.Step.GroupChannels + input;
            method.Line(Text($"d{row} = x[{(offset == 0 ? "b" : Text($"b + {offset}"))}]") + zero + ";");
        }
        method.Line(Text($"z{first} = d0 - d2;"));
        method.Line(Text($"z{first + 1} = d1 + d2;"));
        method.Line(Text($"z{first + 2} = d2 - d1;"));
        method.Line(Text($"z{first + 3} = d1 - d3;"));
    }

    private void Products(int n, int term, int[] inputs)
    {
        var products = new List<string>();
        for (int i = 0; i < inputs.Length; i++)
        {
            for (int column = 0; column < Taps; column++)
            {
                long factor = Factor(words[n], term, column, inputs[i]);
                if (factor != 0)
                    products.Add(Text($"z{(i * Taps + column) * Terms + term} * {LaneText.Wide(factor)}"));
            }
        }
        bool first = inputs[0] == 0;
        if (products.Count > 0)
            method.Line($"{Sum(n, term)} {(first ? "=" : "+=")} {string.Join(" + ", products)};");
        else if (first)
            method.Line($"{Sum(n, term)} = 0L;");
    }

    private long Factor(LaneWord word, int term, int column, int input)
    {
        long Row(int row) => word.Pack(c => plan.Weight(c, row, column, input));
        return unchecked(term switch
        {
            0 => Row(0) << 1,
            1 => Row(0) + Row(1) + Row(2),
            2 => Row(0) - Row(1) + Row(2),
            _ => Row(2) << 1,
        });
    }

    private static string Sum(int word, int term) => Text($"m{word * Terms + term}");
}
