using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Finds x * min(max(x + 3, 0), 6) / 6 in the forms in which exporters without HardSwish write it.</summary>
/// <remarks>
/// The gate is relu6(x + 3) / 6, or x / 6 + 1/2 limited to 0 to 1 (HardSigmoid); or the product with relu6(x + 3) is divided by 6 at the end. Parts
/// that others read too stay.
/// </remarks>
public static class HardSwishFusion
{
    private const float Tolerance = 1e-5f;

    /// <summary>The network with every such form as one step; to be applied before normalisations are folded.</summary>
    public static FloatGraph Apply(FloatGraph graph)
    {
        // A tensor whose scale the source prescribes stays.
        Dictionary<FloatTensor, FloatOperator> makers = graph.Operators.Where(o => !graph.Quantization.ContainsKey(o.Output)).ToDictionary(o => o.Output);
        ILookup<FloatTensor, FloatOperator> readers = graph.Operators.SelectMany(o => o.Inputs.Distinct().Select(i => (Input: i, Reader: o))).ToLookup(p => p.Input, p => p.Reader);
        var replaced = new Dictionary<FloatOperator, FloatOperator>(ReferenceEqualityComparer.Instance);
        foreach (FloatMul product in graph.Operators.OfType<FloatMul>().Where(m => m.Activation == FloatActivation.None))
        {
            (FloatTensor x, FloatTensor gate) = GateOf(makers, product.First, product.Second) is not null ? (product.First, product.Second) : (product.Second, product.First);
            if (GateOf(makers, x, gate) is not float scale || x == gate)
                continue;
            if (Near(scale, 1))
                replaced[product] = new FloatFunction(product.Name, x, product.Output, FunctionKind.HardSwish);
            else if (Near(scale, 6) && product.Output != graph.Output && makers.ContainsKey(product.Output) && readers[product.Output].ToArray() is [FloatBatchNormalization last] && IsLine(last, 1f / 6, 0))
            {
                // The product itself is read by nobody any more.
                replaced[last] = new FloatFunction(last.Name, x, last.Output, FunctionKind.HardSwish);
            }
        }
        return replaced.Count == 0 ? graph : Pruned(graph with { Operators = [.. graph.Operators.Select(o => replaced.GetValueOrDefault(o, o))] });
    }

    // relu6(x + 3) / 6 times the number returned, or null where the gate is something else.
    private static float? GateOf(Dictionary<FloatTensor, FloatOperator> makers, FloatTensor x, FloatTensor gate)
    {
        FloatOperator? maker = makers.GetValueOrDefault(gate);
        if (maker is FloatClip { Low: 0, High: 1 } clip)
            return makers.GetValueOrDefault(clip.Source) is FloatBatchNormalization line && line.Source == x && IsLine(line, 1f / 6, 0.5f) ? 1 : null;
        float scale = 6;
        if (maker is FloatBatchNormalization divided)
        {
            if (!IsLine(divided, 1f / 6, 0))
                return null;
            scale = 1;
            maker = makers.GetValueOrDefault(divided.Source);
        }
        return maker is FloatRelu { Activation: FloatActivation.Relu6 } relu && makers.GetValueOrDefault(relu.Source) is FloatBatchNormalization shifted
            && shifted.Source == x && IsLine(shifted, 1, 3) ? scale : null;
    }

    private static bool IsLine(FloatBatchNormalization line, float factor, float offset) => line.Factor.All(f => Near(f, factor)) && line.Offset.All(o => Near(o, offset));

    private static bool Near(float a, float b) => Math.Abs(a - b) <= Tolerance;

    // Without steps that nothing reads.
    private static FloatGraph Pruned(FloatGraph graph)
    {
        var read = new HashSet<FloatTensor> { graph.Output };
        var kept = new List<FloatOperator>();
        foreach (FloatOperator step in graph.Operators.Reverse())
            if (read.Contains(step.Output))
            {
                kept.Add(step);
                read.UnionWith(step.Inputs);
            }
        kept.Reverse();
        return graph with { Operators = kept };
    }
}
