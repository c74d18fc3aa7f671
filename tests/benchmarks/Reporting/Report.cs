using System;
using System.Collections.Generic;
using Edge.Benchmarks.Batch;
using Edge.Benchmarks.ColdStart;
using Edge.Benchmarks.Comparison;
using Edge.Benchmarks.Kernel;
using Edge.Benchmarks.Layers;
using Edge.Benchmarks.Vision;

namespace Edge.Benchmarks.Reporting;

/// <summary>Everything that docs/benchmarks.md says. A part that could not be measured is null, and a sentence of <see cref="Skipped"/> says why.</summary>
/// <param name="Date">When it began, UTC.</param>
/// <param name="Load">Load of the machine when it began, the mean of a minute; null where the system does not say.</param>
/// <param name="Comparison">Edge and ONNX Runtime.</param>
/// <param name="Layers">N2 by steps.</param>
/// <param name="Peak">The big convolution beside its micro-kernel.</param>
/// <param name="Batch">Batches on two threads.</param>
/// <param name="Cold">The first answer of a process.</param>
/// <param name="Vision">What frames of a camera cost.</param>
/// <param name="Skipped">What was left out and why.</param>
internal sealed record Report(
    DateTime Date,
    string? Load,
    ComparisonResult Comparison,
    LayerResult Layers,
    PeakResult? Peak,
    BatchResult? Batch,
    ColdResult? Cold,
    VisionResult? Vision,
    IReadOnlyList<string> Skipped);
