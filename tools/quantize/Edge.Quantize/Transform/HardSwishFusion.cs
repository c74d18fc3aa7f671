using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Finds x * HardSigmoid(x), and x * Clip(x + 3, 0, 6) / 6, which exporters write for HardSwish before operator set 14.</summary>
/// <remarks>Four roundings of int8 become one, and two or three steps a table of 256 results.</remarks>
public static class HardSwishFusion
{
    private const float Tolerance = 1e-4f;

    /// <summary>The network with every such product as one function.</summary>
    public static FloatGraph Apply(FloatGraph graph)
    {
        Dictionary<FloatTensor, FloatOperator> makers = graph.Operators.ToDictionary(o => o.Output);
        Dictionary<FloatTensor, int> readers = graph.Operators.SelectMany(o => o.Inputs).GroupBy(i => i).ToDictionary(g => g.Key, g => g.Count());
        var gone = new HashSet<FloatOperator>(ReferenceEqualityComparer.Instance);
        var operators = new List<FloatOperator>();
        foreach (FloatOperator step in graph.Operators)
        {
            FloatOperator[]? gate = step is FloatMul { Activation: FloatActivation.None } mul ? Gate(mul.Second, mul.First) ?? Gate(mul.First, mul.Second) : null;
            if (gate is not null)
                gone.UnionWith(gate);
            operators.Add(gate is null ? step : new FloatFunction(step.Name, gate[^1].Inputs[0], step.Output, FunctionKind.HardSwish));
        }
        return gone.Count == 0 ? graph : graph with { Operators = [.. operators.Where(o => !gone.Contains(o))] };

        // The steps that make the gate of x, the last first; null where the tensor is something else.
        FloatOperator[]? Gate(FloatTensor tensor, FloatTensor x)
        {
            FloatOperator? last = Maker(tensor);
            FloatBatchNormalization? scaling = last as FloatBatchNormalization;
            FloatOperator? clip = scaling is null ? last : Maker(scaling.Source);
            FloatBatchNormalization? line = clip is FloatClip or FloatRelu ? Maker(clip.Inputs[0]) as FloatBatchNormalization : null;
            if (clip is null || line is null || line.Source != x)
                return null;
            float factor = scaling?.Factor[0] ?? 1, high = clip switch
            {
                FloatClip { Low: 0 } limits => limits.High,
                FloatRelu { Activation: FloatActivation.Relu6 } => 6,
                _ => float.NaN,
            };
            bool isGate = All(line.Factor, 1f / 6 / factor) && All(line.Offset, 0.5f / factor) && Near(high * factor, 1) && (scaling is null || All(scaling.Factor, factor) && All(scaling.Offset, 0));
            return !isGate ? null : scaling is null ? [clip, line] : [scaling, clip, line];
        }

        // What makes a tensor that nothing else reads and no scale is prescribed for.
        FloatOperator? Maker(FloatTensor tensor) =>
            tensor != graph.Output && readers.GetValueOrDefault(tensor) == 1 && !graph.Quantization.ContainsKey(tensor) ? makers.GetValueOrDefault(tensor) : null;
    }

    private static bool All(IReadOnlyList<float> values, float expected) => values.All(v => Near(v, expected));

    private static bool Near(float value, float expected) => Math.Abs(value - expected) <= Tolerance * Math.Max(Math.Abs(expected), 1e-3f);
}
