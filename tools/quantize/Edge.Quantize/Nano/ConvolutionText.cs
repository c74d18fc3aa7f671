using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes a convolution, a fused max-pool included: loops over rows and columns, channels and taps one after the other.</summary>
/// <param name="plan">The plan.</param>
/// <param name="name">Name of the methods.</param>
internal sealed class ConvolutionText(ConvolutionPlan plan, string name)
{
    private readonly Window _window = plan.Step.Window;

    /// <summary>The methods: one, or one for each part of the channels.</summary>
    public IReadOnlyList<MethodText> Write()
    {
        var methods = new List<MethodText>();
        foreach (ChannelGroup group in plan.Groups)
        {
            foreach (LaneWord[] words in group.Words.Chunk(plan.WordsOfMethod(plan.Skips)))
                methods.Add(Method(group, words, methods.Count, methods.Count == 0));
        }
        return methods;
    }

    private MethodText Method(ChannelGroup group, LaneWord[] words, int part, bool first)
    {
        bool cleared = plan.Clears;
        string ink = plan.UsesInk ? ", int[] ink" : "";
        var method = new MethodText(part == 0 ? name : Text($"{name}Part{part}"))
        {
            Parameters = $"{plan.Input.Element}[] x, {plan.Output.Element}[] y{ink}",
            Summary = Text($"{plan.Step.Kind} {_window.Height}x{_window.Width}, output channels {words[0].Lanes[0].Channel} to {words[^1].Lanes[^1].Channel}."),
        };
        if (first && cleared)
            method.Line("System.Array.Clear(y, 0, y.Length);");
        int top = words.SelectMany(w => w.Lanes).Max(l => plan.Roundings[l.Channel].Highest);
        LaneText.Declare(method, top);
        string[] sums = [.. words.Select((w, i) => (Word: w, Name: Text($"a{i}"))).Where(p => plan.IsRead(p.Word)).Select(p => p.Name)];
        var winograd = new ConvolutionWinograd(plan, method, group, words);
        if (plan.Winograd)
            winograd.Declare();
        else if (sums.Length > 0)
            method.Line($"long {string.Join(", ", sums)};");
        var store = new LaneText(method, plan.Output, cleared, top);
        var body = new ConvolutionBody(plan, method, group, words);
        int inputRow = plan.Input.Index(-plan.Step.PadTop, -plan.Step.PadLeft), stepRows = _window.StrideHeight * (plan.Pool?.Window.Height ?? 1), stepColumns = _window.StrideWidth * (plan.Pool?.Window.Width ?? 1);
        if (plan.Winograd)
            stepRows = 2;
        int rows = plan.Output.Tensor.Shape[1] / (plan.Winograd ? 2 : 1), columns = plan.Output.Tensor.Shape[2], rowElements = plan.Input.Columns * plan.Input.Channels;
        method.Line(Text($"int start = {inputRow}, line = {plan.Output.Index(0, 0)};"));
        method.Open(Text($"for (int row = 0; row < {rows}; row++)"));
        method.Line("int b = start, p = line;");
        if (plan.UsesInk)
            InkRow(method);
        method.Open(Text($"for (int end = p + {columns * plan.Output.Channels}; p < end; p += {plan.Output.Channels})"));
        if (plan.Pool is not null)
            body.Pooled(store, rowElements);
        else if (plan.Winograd)
            winograd.Pair(store, plan.Output.Columns * plan.Output.Channels);
        else if (plan.UsesInk)
            body.Inked(store);
        else
            body.Plain(store);
        method.Line(Text($"b += {stepColumns * plan.Input.Channels};"));
        if (plan.UsesInk)
            method.Line(Text($"c <<= {_window.StrideWidth};"));
        method.Close();
        method.Line(Text($"start += {stepRows * rowElements};"));
        method.Line(Text($"line += {plan.Output.Columns * plan.Output.Channels * (plan.Winograd ? 2 : 1)};"));
        method.Close();
        return method;
    }

    // A mask of ink for each row of the window; c is the window's own mask.
    private void InkRow(MethodText method)
    {
        int first = plan.Input.Top - plan.Step.PadTop;
        string[] rows = [.. Enumerable.Range(0, _window.Height).Select(r => Text($"m{r}"))];
        for (int r = 0; r < _window.Height; r++)
            method.Line(Text($"int m{r} = ink[row * {_window.StrideHeight} + {first + r * _window.DilationHeight}];"));
        int mask = Enumerable.Range(0, _window.Width).Aggregate(0, (m, k) => m | (1 << (k * _window.DilationWidth)));
        method.Line(Text($"int any = {string.Join(" | ", rows)}, c = {mask << (plan.Input.Left - plan.Step.PadLeft)};"));
    }
}
