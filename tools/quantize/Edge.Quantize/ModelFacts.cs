using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize;

/// <summary>Counts what a graph holds.</summary>
public static class ModelFacts
{
    /// <summary>Bytes of int8 weights, biases apart.</summary>
    public static long WeightBytes(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Operators.Sum(o => (long)WeightBytes(o));
    }

    /// <summary>Bytes of an operator's int8 weights.</summary>
    public static int WeightBytes(Operator step) => step switch
    {
        Conv2D o => o.Weights.Length,
        DepthwiseConv2D o => o.Weights.Length,
        FullyConnected o => o.Weights.Length,
        _ => 0,
    };
}
