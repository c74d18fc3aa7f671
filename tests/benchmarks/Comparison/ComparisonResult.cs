using System.Collections.Generic;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Comparison;

/// <summary>A whole comparison.</summary>
/// <param name="Machine">Where.</param>
/// <param name="OnnxRuntimeVersion">Version of ONNX Runtime.</param>
/// <param name="Rounds">How often everything was measured in turn.</param>
/// <param name="Rows">The networks.</param>
/// <param name="Skipped">The networks that were left out, with the reason.</param>
internal sealed record ComparisonResult(Machine Machine, string OnnxRuntimeVersion, int Rounds, IReadOnlyList<ComparisonRow> Rows, IReadOnlyList<string> Skipped);
