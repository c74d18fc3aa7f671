using System.Linq;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.Quantize.Nano;

namespace Edge.Nano.Tests;

/// <summary>Random networks, generated in every form: each output byte is that of Edge.Micro's reference kernels.</summary>
public class RandomNetworkTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryByteIsTheReferences(int seed)
    {
        var random = new RandomNetwork(seed);
        Graph graph = random.Make();
        // Plenty of room, none, and in turn dense and sparse inputs: forms with and without comparisons, wide and narrow activations.
        var options = new NanoOptions
        {
            HeapBytes = seed % 2 == 0 ? 1 << 20 : 0,
            FlashBytes = seed % 3 == 0 ? 0 : 1 << 20,
            Densities = seed % 5 == 0 ? graph.Operators.SelectMany(o => o.Inputs).Distinct().ToDictionary(t => t, _ => 0.1) : [],
        };
        var generated = new NanoClass(graph, options);
        generated.AssertExact(graph, random.Input, 30);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];
}
