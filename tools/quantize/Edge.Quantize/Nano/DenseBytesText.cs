using System.Linq;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes a fully connected layer over its weights as bytes: twice the instructions of packed words, a fourth of their heap.</summary>
/// <param name="plan">The plan.</param>
/// <param name="words">The channels, by words.</param>
/// <param name="name">Name of the method.</param>
internal sealed class DenseBytesText(DensePlan plan, LaneWord[] words, string name)
{
    private const int MostProducts = 24;

    /// <summary>Name of the method.</summary>
    public string Name => name;

    /// <summary>The method.</summary>
    /// <param name="first">Whether it is the first of its layer, which clears the output.</param>
    public MethodText Method(bool first)
    {
        Lane[] lanes = [.. words.SelectMany(w => w.Lanes)];
        bool cleared = plan.Clears;
        var method = new MethodText(name)
        {
            Parameters = $"{plan.Input.Element}[] x, sbyte[] w, {plan.Output.Element}[] y",
            Summary = Text($"{plan.Step.Kind}, output channels {lanes[0].Channel} to {lanes[^1].Channel}."),
        };
        if (first && cleared)
            method.Line("System.Array.Clear(y, 0, y.Length);");
        int top = lanes.Max(l => plan.Roundings[l.Channel].Highest), zero = plan.Input.Kind == StoreKind.Raw ? plan.Input.Tensor.ZeroPoint : 0;
        method.Local("t", "int t;");
        method.Line("int k;");
        method.Local("u", "long u;");
        method.Local("top", Text($"long top = {top}L;"));
        method.Line($"int {string.Join(", ", lanes.Select((_, i) => Text($"a{i}")))};");
        int unrolled = Enumerable.Range(1, System.Math.Max(1, MostProducts / lanes.Length)).Last(n => plan.Step.Depth % n == 0);
        method.Open(Text($"for (int i = 0, p = 0; i < {plan.Rows * plan.Step.Depth}; p += {plan.Step.Channels})"));
        for (int i = 0; i < lanes.Length; i++)
            method.Line(Text($"a{i} = {-lanes[i].Range.Low};"));
        method.Line("k = 0;");
        method.Open(Text($"for (int end = i + {plan.Step.Depth}; i < end; i += {unrolled})"));
        for (int n = 0; n < unrolled; n++)
        {
            method.Open(Text($"if ((t = x[{Plus("i", n)}]) != {zero})"));
            if (zero != 0)
                method.Line(Text($"t -= {(zero < 0 ? Text($"({zero})") : Text($"{zero}"))};"));
            for (int i = 0; i < lanes.Length; i++)
                method.Line(Text($"a{i} += t * w[{Plus("k", n * lanes.Length + i)}];"));
            method.Close();
        }
        method.Line(Text($"k += {unrolled * lanes.Length};"));
        method.Close();
        var store = new LaneText(method, plan.Output, cleared, top);
        for (int i = 0; i < lanes.Length; i++)
        {
            method.Line(Text($"u = a{i};"));
            store.FromValue("u", plan.Roundings[lanes[i].Channel], Plus("p", lanes[i].Channel));
        }
        method.Close();
        return method;
    }
}
