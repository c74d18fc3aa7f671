using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes one output position of a convolution: products of all taps, then each lane's end.</summary>
/// <param name="plan">The plan.</param>
/// <param name="method">Receives the statements.</param>
/// <param name="group">The channels' group.</param>
/// <param name="words">The words of this method, held in locals a0, a1 ...</param>
internal sealed class ConvolutionBody(ConvolutionPlan plan, MethodText method, ChannelGroup group, LaneWord[] words)
{
    private readonly Window _window = plan.Step.Window;
    private int _inputs;

    /// <summary>An ordinary position: the window begins at x[b].</summary>
    public void Plain(LaneText store)
    {
        Start();
        Products(Enumerable.Range(0, _window.Height));
        Ends(store);
    }

    /// <summary>A position of a picture whose rows have masks: windows without ink give constants, rows without ink no products.</summary>
    public void Inked(LaneText store)
    {
        method.Open("if ((any & c) != 0)");
        Start();
        for (int row = 0; row < _window.Height; row++)
        {
            method.Open($"if ((m{Number(row)} & c) != 0)");
            Products([row]);
            method.Close();
        }
        Ends(store);
        method.Close();
        method.Open("else");
        foreach (Lane lane in words.SelectMany(w => w.Lanes))
            store.Background(lane, plan.Roundings[lane.Channel], Plus("p", lane.Channel));
        method.Close();
    }

    /// <summary>A position of the pool: the largest lane of all its windows is requantised, because requantisation is monotone.</summary>
    /// <param name="store">Receives the ends.</param>
    /// <param name="rowElements">Elements of a row of the input.</param>
    public void Pooled(LaneText store, int rowElements)
    {
        Window pool = plan.Pool!.Window;
        Lane[] lanes = [.. words.SelectMany(w => w.Lanes)];
        method.Line($"long {string.Join(", ", lanes.Select(l => $"h{Number(l.Channel)} = 0L"))};");
        method.Line("int corner = b;");
        method.Open($"for (int i = 0; i < {Number(pool.Height)}; i++)");
        method.Line("b = corner;");
        method.Open($"for (int j = 0; j < {Number(pool.Width)}; j++)");
        Start();
        Products(Enumerable.Range(0, _window.Height));
        for (int i = 0; i < words.Length; i++)
        {
            foreach (Lane lane in words[i].Lanes)
            {
                method.Line($"u = {LaneText.Take($"a{Number(i)}", lane)};");
                method.Open($"if (u > h{Number(lane.Channel)})");
                method.Line($"h{Number(lane.Channel)} = u;");
                method.Close();
            }
        }
        method.Line($"b += {Number(_window.StrideWidth * plan.Input.Channels)};");
        method.Close();
        method.Line($"corner += {Number(_window.StrideHeight * rowElements)};");
        method.Close();
        method.Line($"b = corner - {Number(pool.Height * _window.StrideHeight * rowElements)};");
        foreach (Lane lane in lanes)
            store.FromValue($"h{Number(lane.Channel)}", plan.Roundings[lane.Channel], Plus("p", lane.Channel));
    }

    private void Start()
    {
        for (int i = 0; i < words.Length; i++)
            if (plan.IsRead(words[i]))
                method.Line($"a{Number(i)} = {LaneText.Wide(words[i].Start)};");
    }

    private void Ends(LaneText store)
    {
        for (int i = 0; i < words.Length; i++)
            foreach (Lane lane in words[i].Lanes)
                store.FromWord($"a{Number(i)}", lane, plan.Roundings[lane.Channel], Plus("p", lane.Channel));
    }

    private void Products(IEnumerable<int> rows)
    {
        (int Row, int Column, int Input)[] taps = [.. rows.SelectMany(r => Enumerable.Range(0, _window.Width).SelectMany(c =>
            Enumerable.Range(0, plan.Step.GroupChannels).Select(i => (r, c, i))))];
        if (plan.Skips)
            Skipping(taps);
        else
            foreach ((int, int, int)[] some in taps.Chunk(MethodLimits.Inputs))
                Straight(some);
    }

    private void Skipping((int Row, int Column, int Input)[] taps)
    {
        string zero = plan.Input.Kind == StoreKind.Raw ? Number(plan.Input.Tensor.ZeroPoint) : "0";
        foreach ((int row, int column, int input) in taps)
        {
            string[] sums = [.. words.Select((w, i) => (Value: Packed(w, row, column, input), Index: i)).Where(p => p.Value != 0).Select(p => $"a{Number(p.Index)} += v * {LaneText.Wide(p.Value)};")];
            if (sums.Length == 0)
                continue;
            string target = plan.Input.Kind == StoreKind.Wide ? "v" : "t";
            method.Open($"if (({target} = {Element(row, column, input)}) != {zero})");
            if (plan.Input.Kind == StoreKind.Narrow)
                method.Line("v = t;");
            else if (plan.Input.Kind == StoreKind.Raw)
                method.Line($"v = t - ({zero});");
            foreach (string sum in sums)
                method.Line(sum);
            method.Close();
        }
    }

    private void Straight((int Row, int Column, int Input)[] taps)
    {
        Declare(taps.Length);
        for (int k = 0; k < taps.Length; k++)
        {
            string zero = plan.Input.Kind == StoreKind.Raw && plan.Input.Tensor.ZeroPoint != 0 ? $" - ({Number(plan.Input.Tensor.ZeroPoint)})" : "";
            method.Line($"v{Number(k)} = {Element(taps[k].Row, taps[k].Column, taps[k].Input)}{zero};");
        }
        for (int i = 0; i < words.Length; i++)
        {
            string[] products = [.. taps.Select((tap, k) => (Value: Packed(words[i], tap.Row, tap.Column, tap.Input), Index: k)).Where(p => p.Value != 0).Select(p => $"v{Number(p.Index)} * {LaneText.Wide(p.Value)}")];
            if (products.Length > 0)
                method.Line($"a{Number(i)} += {string.Join(" + ", products)};");
        }
    }

    // Once for the whole method: the compiler gives locals of blocks that follow each other slots of their own, and there are 250.
    private void Declare(int inputs)
    {
        if (inputs <= _inputs)
            return;
        method.Local($"v{Number(_inputs)}", $"long {string.Join(", ", Enumerable.Range(_inputs, inputs - _inputs).Select(k => $"v{Number(k)}"))};");
        _inputs = inputs;
    }

    private long Packed(LaneWord word, int row, int column, int input) => plan.IsRead(word) ? word.Pack(c => plan.Weight(c, row, column, input)) : 0;

    private string Element(int row, int column, int input)
    {
        int offset = (row * _window.DilationHeight * plan.Input.Columns + column * _window.DilationWidth) * plan.Input.Channels + group.Index * plan.Step.GroupChannels + input;
        return offset == 0 ? "x[b]" : $"x[b + {Number(offset)}]";
    }
}
