using System.Collections.Generic;
using System.Linq;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes a fully connected layer: a loop over inputs, zeros skipped, over weights that are packed into words when the class is made.</summary>
/// <param name="plan">The plan.</param>
/// <param name="name">Name of the methods.</param>
internal sealed class DenseText(DensePlan plan, string name)
{
    private const int MostUnrolled = 8;

    /// <summary>The words of each method: sums are locals, and an assembly's constants have a limit.</summary>
    public IReadOnlyList<LaneWord[]> Parts()
    {
        int bytes = plan.Step.Depth * plan.Words.Max(w => w.Lanes.Count);
        return [.. plan.Words.Chunk(System.Math.Clamp(MethodLimits.ConstantBytes / 2 / bytes, 1, 32))];
    }

    /// <summary>The method that computes some channels.</summary>
    public MethodText Method(LaneWord[] words, int part)
    {
        bool cleared = plan.Clears;
        var method = new MethodText(PartName(part)) { Parameters = $"{plan.Input.Element}[] x, long[] w, {plan.Output.Element}[] y", Summary = Text($"{plan.Step.Kind}, output channels {words[0].Lanes[0].Channel} to {words[^1].Lanes[^1].Channel}.") };
        if (part == 0 && cleared)
            method.Line("System.Array.Clear(y, 0, y.Length);");
        int top = words.SelectMany(w => w.Lanes).Max(l => plan.Roundings[l.Channel].Highest);
        LaneText.Declare(method, top);
        string[] sums = [.. words.Select((_, i) => Text($"a{i}"))];
        method.Line($"long {string.Join(", ", sums)};");
        method.Open(Text($"for (int i = 0, p = 0; i < {plan.Rows * plan.Step.Depth}; p += {plan.Step.Channels})"));
        for (int i = 0; i < words.Length; i++)
            method.Line(Text($"a{i} = {LaneText.Wide(words[i].Start)};"));
        int unrolled = Enumerable.Range(1, MostUnrolled).Last(n => plan.Step.Depth % n == 0);
        method.Line("int k = 0;");
        method.Open(Text($"for (int end = i + {plan.Step.Depth}; i < end; i += {unrolled})"));
        for (int n = 0; n < unrolled; n++)
            Input(method, words.Length, n);
        method.Line(Text($"k += {unrolled * words.Length};"));
        method.Close();
        var store = new LaneText(method, plan.Output, cleared, top);
        for (int i = 0; i < words.Length; i++)
            foreach (Lane lane in words[i].Lanes)
                store.FromWord(sums[i], lane, plan.Roundings[lane.Channel], Plus("p", lane.Channel));
        method.Close();
        return method;
    }

    /// <summary>The method that packs some channels' weights, once.</summary>
    public MethodText Packing(LaneWord[] words, int part)
    {
        var method = new MethodText($"Pack{PartName(part)}") { Parameters = "sbyte[] s, long[] w", Summary = $"Packs the weights of {PartName(part)}: a lane for each output channel." };
        int lanes = words.Sum(w => w.Lanes.Count);
        method.Open(Text($"for (int i = 0, k = 0; k < w.Length; i += {lanes}, k += {words.Length})"));
        int first = 0;
        for (int n = 0; n < words.Length; n++)
        {
            int start = first;
            method.Line(Text($"w[{Plus("k", n)}] = {string.Join(" + ", words[n].Lanes.Select((l, i) => Text($"((long)s[{Plus("i", start + i)}] << {l.Shift})")))};"));
            first += words[n].Lanes.Count;
        }
        method.Close();
        return method;
    }

    /// <summary>Name of a part's method.</summary>
    public string PartName(int part) => part == 0 ? name : Text($"{name}Part{part}");

    private void Input(MethodText method, int words, int n)
    {
        int zero = plan.Input.Kind == StoreKind.Raw ? plan.Input.Tensor.ZeroPoint : 0;
        method.Open(Text($"if (({(plan.Input.Kind == StoreKind.Wide ? "v" : "t")} = x[{Plus("i", n)}]) != {zero})"));
        if (plan.Input.Kind == StoreKind.Narrow)
            method.Line("v = t;");
        else if (plan.Input.Kind == StoreKind.Raw)
            method.Line(Text($"v = t - ({zero});"));
        for (int i = 0; i < words; i++)
            method.Line(Text($"a{i} += v * w[{Plus("k", n * words + i)}];"));
        method.Close();
    }
}
