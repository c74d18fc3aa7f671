using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>The documentation of a generated nanoFramework class: what each layer became and what it costs.</summary>
internal static class NanoDocumentation
{
    /// <summary>Summary and remarks.</summary>
    public static string Of(NetworkPlan plan, CSharpOptions names, RunText run, int parts)
    {
        var text = new StringBuilder(Line($"<summary>{CSharpText.Xml(names.Summary)}</summary>"));
        text.Append(Line("<remarks>"));
        int code = run.Units.Sum(u => u.CodeBytes);
        long heap = new HeapPlanner(plan, 0).Bytes();
        text.Append(Line($"<para>{NanoEmitter.Figure(plan.Graph.Macs)} multiply-accumulates a run; at most {NanoEmitter.Figure(code)} bytes of IL in the layers and {NanoEmitter.Figure(heap)} bytes of arrays on the heap."));
        text.Append(Line("Each layer has the form that takes the least time among those that keep to the flash and the heap asked for."));
        text.Append(Line("Every lane of 64-bit words is wide enough for its channel's sums, whatever the input.</para>"));
        if (parts > 1)
            text.Append(Line(string.Create(CultureInfo.InvariantCulture, $"<para>The layers need {parts} assemblies, because one of nanoFramework has less than 64 KB of IL and of constants: each folder Part1 ... is a library of its own.</para>")));
        if (run.Fallbacks.Count > 0)
            text.Append(Line($"<para>Run by Edge.Micro's operators, because they have no generated form: {CSharpText.Xml(string.Join(", ", run.Fallbacks.Select(f => $"{CSharpText.Short(f.Name)} ({f.Kind})")))}.</para>"));
        text.Append(Line("<list type=\"table\">"));
        text.Append(Line("<listheader><term>layer</term><description>form; multiply-accumulates; Arm instructions of its products, bytes of flash and of heap as they were estimated when it was chosen</description></listheader>"));
        foreach (object form in plan.Forms)
        {
            (Operator step, string words) = form switch
            {
                ConvolutionPlan c => (c.Step, $"{c.Words} words of lanes for {c.Step.Output.Shape[3]} channels, {Zeros(c)}{(c.Pool is null ? "" : ", max-pool fused")}"),
                DepthwisePlan w => (w.Step, $"a channel at a time, tiles of {w.Rows}x{w.Columns} outputs"),
                DensePlan d => (d.Step, d.FromBytes ? "weights as bytes, zeros skipped" : $"{d.Words.Count} words of lanes for {d.Step.Channels} channels, packed at start, zeros skipped"),
                var other => ((Operator)other, ((Operator)other).Kind),
            };
            text.Append(Line($"<item><term>{CSharpText.Xml(CSharpText.Short(step.Name))}</term><description>{words}; {NanoEmitter.Figure(step.Macs)}{Costs(form)}</description></item>"));
        }
        return text.Append(Line("</list>")).Append(Line("</remarks>")).ToString();
    }

    private static string Costs(object plan) => (plan as ConvolutionPlan)?.Form is { } convolution ? Costs(convolution) : (plan as DensePlan)?.Form is { } dense ? Costs(dense) : "";

    private static string Costs(LayerForm form) => $"; {NanoEmitter.Figure((long)form.Time)}, {NanoEmitter.Figure(form.CodeBytes)}, {NanoEmitter.Figure(form.HeapBytes)}";

    private static string Zeros(ConvolutionPlan plan) => plan.Tile is { } tile
        ? $"tiles of {tile.Rows}x{tile.Columns} outputs and {tile.Words} words{(tile.FromBytes ? " made of bytes" : "")}, {tile.Kind switch { TileKind.Skips => "zeros skipped", TileKind.Straight => "straight through", _ => "Winograd F(2,3)" }}"
        : plan.Winograd ? "Winograd F(2,3)" : plan.UsesInk ? "windows and rows without ink skipped" : plan.Skips ? "zeros skipped" : "straight through";

    private static string Line(string text) => CSharpText.Comment(text, "/// ");
}
