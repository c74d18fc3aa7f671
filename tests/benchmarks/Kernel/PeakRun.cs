using System;
using System.Linq;
using System.Threading;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Edge.Inference.Engine;
using Edge.Micro.Operators;

namespace Edge.Benchmarks.Kernel;

/// <summary>Measures the big convolution of N2 and the micro-kernel in turn.</summary>
internal static class PeakRun
{
    /// <summary>Measures, on one thread tied to one core.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static PeakResult Run(int rounds, Action? round, CancellationToken cancellation)
    {
        using var pin = new CpuPin();
        StepRunner convolution = StepRunner.Of(NetworkCatalog.Load("n2")).Where(s => s.Operators[0] is Conv2D).MaxBy(s => s.Macs)!;
        KernelPeak peak = KernelPeak.Create();
        Timing[] timings = Interleaved.Measure([peak.Run, convolution.Run], rounds, round, cancellation);
        return new PeakResult(KernelForms.NameOf(KernelForms.Supported[0]), peak.Macs, timings[0], convolution.Name, convolution.Form, convolution.Macs, timings[1]);
    }
}
