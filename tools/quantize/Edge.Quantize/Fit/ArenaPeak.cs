using System;
using System.Linq;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>The step of a model at which most bytes of activations are needed at once.</summary>
/// <param name="Layer">The step's name.</param>
/// <param name="Bytes">Bytes of the activations that live then.</param>
public sealed record ArenaPeak(string Layer, long Bytes)
{
    /// <summary>Finds the step; of several the first.</summary>
    public static ArenaPeak Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        long[] bytes = ArenaUse.ByTime(graph);
        long most = bytes.Max();
        // What lives before the first step is filled for it.
        int step = Math.Max(Array.IndexOf(bytes, most) - 1, 0);
        return new ArenaPeak(graph.Operators.Length == 0 ? "the input" : graph.Operators[step].Name, most);
    }
}
