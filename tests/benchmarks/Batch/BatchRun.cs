using System;
using System.Threading;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Edge.Cli;
using Edge.Inference;

namespace Edge.Benchmarks.Batch;

/// <summary>Measures a batch on one thread and on two in turn. No thread is tied to a core: two need two.</summary>
internal static class BatchRun
{
    /// <summary>Threads that the project's target is for.</summary>
    public const int Threads = 2;

    // Short enough that some batches meet no other work of the machine.
    private const int Images = 200;

    /// <summary>Measures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The machine has one core.</exception>
    public static BatchResult Run(BenchmarkNetwork network, int rounds, Action? round, CancellationToken cancellation)
    {
        if (Environment.ProcessorCount < Threads)
            throw new UserErrorException($"Expected at least {Threads} cores to measure batches on, got {Environment.ProcessorCount}; measure on another machine.");
        CpuPin.Untie();
        Model model = network.Model;
        sbyte[] inputs = new sbyte[Images * model.InputLength], outputs = new sbyte[Images * model.OutputLength];
        for (int i = 0; i < Images; i++)
            network.Sample(i % network.Samples).CopyTo(inputs.AsSpan(i * model.InputLength));
        using var one = new BatchRunner(model, 1);
        using var several = new BatchRunner(model, Threads);
        Action[] actions = [() => one.Run(inputs, outputs, cancellation), () => several.Run(inputs, outputs, cancellation)];
        Timing[] timings = Interleaved.Measure(actions, rounds, round, cancellation);
        return new BatchResult(network.Name, Images, Threads, timings[0], timings[1]);
    }
}
