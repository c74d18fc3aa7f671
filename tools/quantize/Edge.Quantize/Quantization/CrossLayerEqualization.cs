using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Scales the channels between two layers so that weights on both sides use their int8 range alike; the network computes what it did.</summary>
/// <remarks>
/// Cross-layer equalisation of Nagel, van Baalen, Blankevoort and Welling, "Data-Free Quantization Through Weight Equalization and Bias Correction" (2019): with r1 the largest weight of
/// an output channel and r2 that of the weights reading it, s = sqrt(r1 * r2) / r2 divides the first and multiplies the second, pair by pair until nothing changes. It rests on
/// f(s x) = s f(x), which holds for no activation and for rectifiers (leaky ones too) without an upper bound, and for pools, padding with 0 and reshapes.
/// </remarks>
public static class CrossLayerEqualization
{
    // Networks of a few layers are there after some ten sweeps.
    private const int MostSweeps = 50;
    private const double Converged = 1e-3;

    /// <summary>The network equalised; the same object where it has no such pair of layers. Its tensors are the same objects.</summary>
    /// <param name="graph">The network, folded and fused.</param>
    public static FloatGraph Apply(FloatGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (FloatOperator First, FloatOperator Second)[] pairs = [.. graph.Operators.Select(first => (first, second: Second(graph, first))).Where(p => p.second is not null).Select(p => (p.first, p.second!))];
        if (pairs.Length == 0)
            return graph;
        Dictionary<FloatOperator, EqualizedLayer> layers = pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct(ReferenceEqualityComparer.Instance).Cast<FloatOperator>()
            .ToDictionary(step => step, step => new EqualizedLayer(step), (IEqualityComparer<FloatOperator>)ReferenceEqualityComparer.Instance);
        for (int sweep = 0; sweep < MostSweeps && pairs.Max(p => Equalize(layers[p.First], layers[p.Second])) > Converged; sweep++)
        {
        }
        return graph with { Operators = [.. graph.Operators.Select(step => layers.TryGetValue(step, out EqualizedLayer? layer) ? layer.ToOperator() : step)] };
    }

    // The layer whose weights read the channels of another and nothing else, through operators that a factor of a channel passes.
    private static FloatOperator? Second(FloatGraph graph, FloatOperator first)
    {
        if (!EqualizedLayer.CanTake(first) || (first is FloatConv2D conv ? conv.Activation : ((FloatDense)first).Activation) is not (FloatActivation.None or FloatActivation.Relu))
            return null;
        int channels = first.Output.Shape[^1];
        FloatTensor tensor = first.Output;
        while (!graph.Quantization.ContainsKey(tensor) && graph.OnlyReader(tensor) is FloatOperator reader)
        {
            // A reshape keeps the order of elements; what needs channels in the last dimension must find them there.
            bool inOrder = tensor.Shape[^1] == channels;
            switch (reader)
            {
                case FloatDense when EqualizedLayer.CanTake(reader):
                    return reader;
                case FloatConv2D when inOrder && EqualizedLayer.CanTake(reader):
                    return reader;
                case FloatReshape:
                case FloatRelu { Activation: FloatActivation.Relu }:
                case FloatFunction { Kind: FunctionKind.LeakyRelu }:
                case FloatPool2D or FloatResize when inOrder:
                case FloatPad { Value: 0 } when inOrder && reader.Output.Shape[^1] == channels:
                    tensor = reader.Output;
                    break;
                default:
                    return null;
            }
        }
        return null;
    }

    // Scales one pair; tells how far from 1 (as a logarithm) the factors were.
    private static double Equalize(EqualizedLayer first, EqualizedLayer second)
    {
        double[] ranges = first.OutputRanges(), readers = second.InputRanges(first.Channels);
        double[] scales = [.. ranges.Zip(readers, (r1, r2) => Math.Sqrt(r1 / r2)).Select(s => double.IsNormal(s) ? s : 1)];
        first.DivideOutputs(scales);
        second.MultiplyInputs(scales);
        return scales.Max(s => Math.Abs(Math.Log(s)));
    }
}
