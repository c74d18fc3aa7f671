using Edge.Micro;

namespace Edge.Inference.Tests.Engine;

/// <summary>What the reference kernels make of a network with one input and one output.</summary>
internal static class ReferenceAnswer
{
    /// <summary>The output's bytes.</summary>
    public static sbyte[] Of(Graph graph, sbyte[] input)
    {
        var output = new sbyte[graph.Outputs[0].Length];
        new Interpreter(graph).Run(input, 0, output, 0);
        return output;
    }
}
