using System.Linq;
using Edge.Micro;

namespace Edge.Benchmarks.Networks;

/// <summary>Parts of a network as networks.</summary>
internal static class GraphSlice
{
    /// <summary>Everything up to and with an operator.</summary>
    /// <param name="network">The network.</param>
    /// <param name="last">Index of the last operator.</param>
    public static Graph UpTo(BenchmarkNetwork network, int last)
    {
        Graph graph = network.MakeGraph();
        return new Graph(graph.Name, graph.Inputs, [graph.Operators[last].Output], graph.Operators[..(last + 1)]);
    }

    /// <summary>Some operators in a row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="first">Index of the first operator.</param>
    /// <param name="count">How many.</param>
    public static Graph Of(BenchmarkNetwork network, int first, int count)
    {
        Operator[] steps = network.MakeGraph().Operators[first..(first + count)];
        Tensor[] written = [.. steps.Select(s => s.Output)];
        Tensor[] inputs = [.. steps.SelectMany(s => s.Inputs).Where(t => t.Data is null && !written.Contains(t)).Distinct()];
        return new Graph(network.Name, inputs, [written[^1]], steps);
    }
}
