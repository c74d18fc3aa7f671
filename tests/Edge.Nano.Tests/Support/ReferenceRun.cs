using System;
using System.Linq;
using Edge.Micro;

namespace Edge.Nano.Tests.Support;

/// <summary>Edge.Micro's reference kernels, operator by operator, without what its interpreter packs.</summary>
/// <param name="graph">The network.</param>
internal sealed class ReferenceRun(Graph graph)
{
    private readonly sbyte[] _arena = new sbyte[graph.ArenaBytes];

    /// <summary>One run.</summary>
    /// <param name="input">The inputs' values, one input after the other.</param>
    /// <returns>The outputs' values, one output after the other.</returns>
    public sbyte[] Run(sbyte[] input)
    {
        int start = 0;
        foreach (Tensor tensor in graph.Inputs)
        {
            Array.Copy(input, start, _arena, tensor.Offset, tensor.Length);
            start += tensor.Length;
        }
        graph.Run(_arena);
        return [.. graph.Outputs.SelectMany(t => _arena.Skip(t.Offset).Take(t.Length))];
    }
}
