using System;
using System.Linq;
using System.Threading;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Edge.Inference;

namespace Edge.Benchmarks.Layers;

/// <summary>Measures the steps of a network in turn, on one thread tied to one core.</summary>
internal static class LayerRun
{
    /// <summary>Measures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static LayerResult Run(BenchmarkNetwork network, int rounds, Action? round, CancellationToken cancellation)
    {
        using var pin = new CpuPin();
        Session session = network.Model.CreateSession();
        StepRunner[] steps = StepRunner.Of(network);
        Action[] actions = [() => session.Run(network.Sample(0)), .. steps.Select(s => (Action)s.Run)];
        Timing[] timings = Interleaved.Measure(actions, rounds, round, cancellation);
        return new LayerResult(network.Name, timings[0], [.. steps.Zip(timings.Skip(1), (s, t) => new LayerRow(s.Name, s.Form, s.Macs, t))]);
    }
}
