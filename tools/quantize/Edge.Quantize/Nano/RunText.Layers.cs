using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Emit;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <content>Layers with weights.</content>
internal sealed partial class RunText
{
    private void Convolution(ConvolutionPlan plan)
    {
        string name = Name(plan.Step), source = _plan.StoreOf(plan.Step.Inputs[0]).Field, extra = "";
        if (plan.Input.Kind == StoreKind.Raw && plan.Input.HasMargins)
            source = PaddedCopy(plan.Input, name, source);
        if (plan.UsesInk)
        {
            string ink = Field(_members.Unique($"_ink{name}"), "int[]", Text($"new int[{plan.Input.Rows}]"));
            MethodText masks = new InkText(plan.Input, $"Ink{name}").Method();
            Add([masks], Text($"{masks.Name}({source}, {ink});"));
            extra = $", {ink}";
        }
        if (plan.Tile is { } tile)
        {
            Tiles(plan, tile, name, source);
            return;
        }
        foreach (MethodText method in new ConvolutionText(plan, name).Write())
            Add([method], Text($"{method.Name}({source}, {_plan.StoreOf(plan.Output.Tensor).Field}{extra});"));
    }

    private void Tiles(ConvolutionPlan plan, TilePlan tile, string name, string source)
    {
        int unit = Units.Count;
        string constants = _pool.Reserve($"{name}Weights");
        string weights = tile.FromBytes
            ? Field(_members.Unique($"_weights{name}"), "sbyte[]", Text($"{{{unit}}}{constants}()"))
            : Field(_members.Unique($"_packed{name}"), "long[]", Text($"new long[{tile.PackedLength(plan)}]"));
        if (!tile.FromBytes)
            Constructor.Add(Text($"{{{unit}}}Pack{name}({{{unit}}}{constants}(), {weights});"));
        Units.Add(new NanoUnit(new TileText(plan, tile, name).Methods())
        {
            Constants = [(constants, $"Weights of {CSharpText.Short(plan.Step.Name)}: [steps, inputs, taps, lanes].", [.. new TilePacking(plan, tile, name).Weights()], ArrayLayout.Bytes("tap", tile.Words * TilePlan.Lanes(plan)))],
        });
        Run.Add(Text($"{{{unit}}}{name}({source}, {_plan.StoreOf(plan.Output.Tensor).Field}, {weights}, {_sums});"));
    }

    private void Depthwise(DepthwisePlan plan)
    {
        string name = Name(plan.Step), source = _plan.StoreOf(plan.Step.Inputs[0]).Field;
        if (plan.Input.Kind == StoreKind.Raw && plan.Input.HasMargins)
            source = PaddedCopy(plan.Input, name, source);
        var text = new DepthwiseText(plan, name);
        int unit = Units.Count;
        string constants = _pool.Reserve($"{name}Weights");
        string weights = Field(_members.Unique($"_weights{name}"), "sbyte[]", Text($"{{{unit}}}{constants}()"));
        string table = Field(_members.Unique($"_rounding{name}"), "long[]", Text($"new long[{plan.Channels * plan.Entries}]"));
        Constructor.Add(Text($"{{{unit}}}{text.TableName}({table});"));
        Units.Add(new NanoUnit([text.Method(), text.Table()])
        {
            Constants = [(constants, $"Weights of {CSharpText.Short(plan.Step.Name)}: [outputs, taps].", [.. Enumerable.Range(0, plan.Channels).SelectMany(plan.Weights)], ArrayLayout.Bytes("output", plan.Taps))],
        });
        Run.Add(Text($"{{{unit}}}{name}({source}, {_plan.StoreOf(plan.Step.Output).Field}, {weights}, {table});"));
    }

    private string PaddedCopy(TensorStore store, string name, string source)
    {
        string padded = Field(_members.Unique($"_padded{name}"), "sbyte[]", Text($"new sbyte[{store.Length}]"));
        if (store.Tensor.ZeroPoint != 0)
            Constructor.AddRange([Text($"for (int i = 0; i < {store.Length}; i++)"), Text($"    {padded}[i] = {store.Tensor.ZeroPoint};")]);
        int width = store.Tensor.Shape[2] * store.Channels, line = store.Columns * store.Channels;
        Run.Add(Text($"for (int i = 0, p = {store.Index(0, 0)}; i < {store.Tensor.Length}; i += {width}, p += {line})"));
        Run.Add(Text($"    System.Array.Copy({source}, i, {padded}, p, {width});"));
        return padded;
    }

    private void Dense(DensePlan plan)
    {
        if (plan.FromBytes)
        {
            DenseBytes(plan);
            return;
        }
        var text = new DenseText(plan, Name(plan.Step));
        IReadOnlyList<LaneWord[]> parts = text.Parts();
        for (int part = 0; part < parts.Count; part++)
        {
            string part1 = text.PartName(part), constants = _pool.Reserve($"{part1}Weights"), weights = Field(_members.Unique($"_packed{part1}"), "long[]", Text($"new long[{plan.Step.Depth * parts[part].Length}]"));
            MethodText method = text.Method(parts[part], part), packing = text.Packing(parts[part], part);
            int unit = Units.Count;
            Constructor.Add(Text($"{{{unit}}}{packing.Name}({{{unit}}}{constants}(), {weights});"));
            sbyte[] values = [.. plan.Ordered(parts[part])];
            Units.Add(new NanoUnit([method, packing])
            {
                Constants = [(constants, $"Weights of {CSharpText.Short(plan.Step.Name)}: [inputs, outputs].", values, ArrayLayout.Bytes("input", values.Length / plan.Step.Depth))],
            });
            Run.Add(Text($"{{{unit}}}{method.Name}({_plan.StoreOf(plan.Step.Inputs[0]).Field}, {weights}, {_plan.StoreOf(plan.Step.Output).Field});"));
        }
    }

    private void DenseBytes(DensePlan plan)
    {
        string name = Name(plan.Step);
        IReadOnlyList<LaneWord[]> parts = new DenseText(plan, name).Parts();
        for (int part = 0; part < parts.Count; part++)
        {
            var text = new DenseBytesText(plan, parts[part], part == 0 ? name : Text($"{name}Part{part}"));
            int unit = Units.Count;
            string constants = _pool.Reserve($"{text.Name}Weights");
            string weights = Field(_members.Unique($"_weights{text.Name}"), "sbyte[]", Text($"{{{unit}}}{constants}()"));
            sbyte[] values = [.. plan.Ordered(parts[part])];
            Units.Add(new NanoUnit([text.Method(part == 0)])
            {
                Constants = [(constants, $"Weights of {CSharpText.Short(plan.Step.Name)}: [inputs, outputs].", values, ArrayLayout.Bytes("input", values.Length / plan.Step.Depth))],
            });
            Run.Add(Text($"{{{unit}}}{text.Name}({_plan.StoreOf(plan.Step.Inputs[0]).Field}, {weights}, {_plan.StoreOf(plan.Step.Output).Field});"));
        }
    }
}
