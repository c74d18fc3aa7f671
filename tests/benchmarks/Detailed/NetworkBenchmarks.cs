using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Edge.Benchmarks.Networks;
using Edge.Inference;

namespace Edge.Benchmarks.Detailed;

/// <summary>One inference of each network, batch 1, one thread.</summary>
public class NetworkBenchmarks
{
    private BenchmarkNetwork? _network;
    private Session? _session;

    /// <summary>The networks that this machine has.</summary>
    public static IEnumerable<string> Networks => NetworkCatalog.Names.Where(n => NetworkCatalog.WhyAbsent(n) is null);

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    /// <summary>Loads the network.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _network = NetworkCatalog.Load(Network);
        _session = _network.Model.CreateSession();
    }

    /// <summary>From int8 to int8.</summary>
    [Benchmark]
    public sbyte Run() => _session!.Run(_network!.Sample(0))[0];
}
