using System;
using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>What the reference kernels make of a network.</summary>
internal static class ReferenceAnswer
{
    /// <summary>The outputs' bytes, one output after the other, by the plain loops of <see cref="Graph.Run"/>.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="input">The inputs' values, one input after the other.</param>
    public static sbyte[] Of(Graph graph, sbyte[] input)
    {
        var arena = new sbyte[graph.ArenaBytes];
        int from = 0;
        foreach (Tensor tensor in graph.Inputs)
        {
            Array.Copy(input, from, arena, tensor.Offset, tensor.Length);
            from += tensor.Length;
        }
        graph.Run(arena);
        var output = new sbyte[graph.Outputs.Sum(t => t.Length)];
        int to = 0;
        foreach (Tensor tensor in graph.Outputs)
        {
            Array.Copy(tensor.Source(arena), tensor.Offset, output, to, tensor.Length);
            to += tensor.Length;
        }
        return output;
    }
}
