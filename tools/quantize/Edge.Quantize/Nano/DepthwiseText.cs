using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes a depthwise convolution: for each channel its weights and requantisation to locals, then all tiles of outputs.</summary>
/// <param name="plan">The plan.</param>
/// <param name="name">Name of the methods.</param>
internal sealed class DepthwiseText(DepthwisePlan plan, string name)
{
    private readonly Window _window = plan.Step.Window;

    /// <summary>Name of the method that fills the table of requantisation.</summary>
    public string TableName => $"Fill{name}";

    /// <summary>The method.</summary>
    public MethodText Method()
    {
        var method = new MethodText(name)
        {
            Parameters = $"{plan.Input.Element}[] x, {plan.Output.Element}[] y, sbyte[] w, long[] r",
            Summary = Text($"{plan.Step.Kind} {_window.Height}x{_window.Width} by tiles of {plan.Rows}x{plan.Columns}; r holds each channel's requantisation."),
        };
        int inputs = TilePlan.Inputs(_window, plan.Rows, plan.Columns), channels = plan.Channels, inputChannels = plan.Input.Channels, inputRow = plan.Input.Columns * inputChannels, outputRow = plan.Output.Columns * channels;
        if (plan.Clears)
            method.Line("System.Array.Clear(y, 0, y.Length);");
        method.Line("int b, p, k = 0, n = 0, start, shift;");
        method.Line("long u, t, m, a;");
        if (!plan.OneSided)
            method.Line("long a1, z;");
        method.Local("top", Text($"long top = {plan.Highest}L;"));
        method.Local("low", Text($"long low = {plan.Lowest}L;"));
        method.Line($"int {string.Join(", ", Enumerable.Range(0, plan.Taps).Select(i => Text($"w{i}")))};");
        method.Line($"int {string.Join(", ", Enumerable.Range(0, inputs).Select(i => Text($"x{i}")))};");
        method.Open(Text($"for (int c = 0; c < {channels}; c++)"));
        for (int tap = 0; tap < plan.Taps; tap++)
            method.Line(Text($"w{tap} = w[{Plus("k", tap)}];"));
        method.Line(Text($"k += {plan.Taps};"));
        string[] table = ["start = (int)r[n];", "t = r[n + 1];", "m = r[n + 2];", "a = r[n + 3];", "shift = (int)r[n + 4];", "a1 = r[n + 5];", "z = r[n + 6];"];
        foreach (string line in table[..plan.Entries])
            method.Line(line);
        method.Line(Text($"n += {plan.Entries};"));
        string channel = plan.Step.DepthMultiplier == 1 ? "c" : Text($"c / {plan.Step.DepthMultiplier}");
        method.Line(Text($"int line = {plan.Input.Index(-plan.Step.PadTop, -plan.Step.PadLeft)} + {channel}, target = {plan.Output.Index(0, 0)} + c;"));
        method.Open(Text($"for (int row = 0; row < {plan.Step.Output.Shape[1] / plan.Rows}; row++)"));
        method.Line("b = line;");
        method.Line("p = target;");
        method.Open(Text($"for (int column = 0; column < {plan.Step.Output.Shape[2] / plan.Columns}; column++)"));
        Tile(method, inputRow, outputRow);
        method.Line(Text($"b += {plan.Columns * _window.StrideWidth * inputChannels};"));
        method.Line(Text($"p += {plan.Columns * channels};"));
        method.Close();
        method.Line(Text($"line += {plan.Rows * _window.StrideHeight * inputRow};"));
        method.Line(Text($"target += {plan.Rows * outputRow};"));
        method.Close();
        method.Close();
        return method;
    }

    /// <summary>The method that fills the table.</summary>
    public MethodText Table()
    {
        var method = new MethodText(TableName) { Parameters = "long[] r", Summary = $"Each channel's requantisation in {name}." };
        int n = 0;
        foreach (long value in Enumerable.Range(0, plan.Channels).SelectMany(plan.Table))
            method.Line(Text($"r[{n++}] = {value}L;"));
        return method;
    }

    private void Tile(MethodText method, int inputRow, int outputRow)
    {
        var names = new SortedDictionary<int, string>();
        var cells = new List<(int Place, List<string> Products)>();
        for (int row = 0; row < plan.Rows; row++)
        {
            for (int column = 0; column < plan.Columns; column++)
            {
                var products = new List<string>();
                for (int tap = 0; tap < plan.Taps; tap++)
                {
                    int offset = (row * _window.StrideHeight + tap / _window.Width * _window.DilationHeight) * inputRow
                        + (column * _window.StrideWidth + tap % _window.Width * _window.DilationWidth) * plan.Input.Channels;
                    if (!names.TryGetValue(offset, out string? input))
                        names[offset] = input = Text($"x{names.Count}");
                    products.Add(Text($"{input} * w{tap}"));
                }
                cells.Add((row * outputRow + column * plan.Channels, products));
            }
        }
        foreach ((int offset, string input) in names)
            method.Line($"{input} = x[{Plus("b", offset)}];");
        foreach ((int place, List<string> products) in cells)
        {
            method.Line($"u = start + {string.Join(" + ", products)};");
            string store = $"y[{Plus("p", place)}] = {(plan.Output.Kind == StoreKind.Wide ? "" : $"({plan.Output.Element})")}";
            method.Open("if (u >= t)");
            method.Line("u = (u * m + a) >> shift;");
            Limit(method, ">", "top");
            if (plan.OneSided)
                method.Line($"{store}u;");
            method.Close();
            if (plan.OneSided && plan.Clears)
                continue;
            method.Open("else");
            method.Line(plan.OneSided ? $"{store}low;" : "u = z - ((a1 - u * m) >> shift);");
            method.Close();
            if (plan.OneSided)
                continue;
            Limit(method, "<", "low");
            Limit(method, ">", "top");
            method.Line($"{store}u;");
        }
    }

    private static void Limit(MethodText method, string comparison, string limit)
    {
        method.Open($"if (u {comparison} {limit})");
        method.Line($"u = {limit};");
        method.Close();
    }
}
