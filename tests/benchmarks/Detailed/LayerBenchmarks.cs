using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Networks;

namespace Edge.Benchmarks.Detailed;

/// <summary>The steps of N2, each alone.</summary>
public class LayerBenchmarks
{
    private StepRunner? _step;

    /// <summary>The steps' names.</summary>
    public static IEnumerable<string> Steps => StepRunner.Of(NetworkCatalog.Load("n2")).Select(s => s.Name);

    /// <summary>The step.</summary>
    [ParamsSource(nameof(Steps))]
    public string Step { get; set; } = "";

    /// <summary>Makes the step.</summary>
    [GlobalSetup]
    public void Setup() => _step = StepRunner.Of(NetworkCatalog.Load("n2")).First(s => s.Name == Step);

    /// <summary>Runs it.</summary>
    [Benchmark]
    public void Run() => _step!.Run();
}
