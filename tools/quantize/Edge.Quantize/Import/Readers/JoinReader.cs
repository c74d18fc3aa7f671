using System;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Concat of computed tensors.</summary>
internal static class JoinReader
{
    /// <summary>Concat along any axis.</summary>
    public static void Concat(OnnxGraph graph, OnnxNode node)
    {
        if (Enumerable.Range(0, node.Inputs.Count).Any(i => graph.IsConstant(node, i)))
            throw node.Invalid("expected computed tensors, got a constant among them; add it in another way");
        OnnxValue[] values = [.. Enumerable.Range(0, node.Inputs.Count).Select(i => graph.Value(node, i))];
        int rank = values[0].Shape.Count, axis = OnnxGraph.Axis(node, node.Integer("axis", 1), rank);
        if (values.Any(v => v.Shape.Count != rank || v.Shape.Where((size, a) => a != axis && size != values[0].Shape[a]).Any()))
            throw node.Invalid($"expected tensors that differ along axis {axis} only, got {string.Join(" and ", values.Take(8).Select(v => v.ToString()))}; pad or crop in a layer before");
        if (values.Length == 1)
        {
            graph.Set(node.Output, values[0]);
            return;
        }
        int[] order = CommonOrder.Of(values);
        FloatTensor[] tensors = [.. values.Select(v => graph.Arrangement.InOrder(node, v, order))];
        int[] shape = [.. values[0].Shape];
        shape[axis] = checked(values.Sum(v => v.Shape[axis]));
        var output = new FloatTensor(node.Output, [.. order.Select(a => shape[a])]);
        graph.Add(node, new FloatConcatenation(node.Name, tensors, output, Array.IndexOf(order, axis)), AxisMap.Of(shape, order));
    }
}
