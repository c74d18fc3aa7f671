using System.Collections.Generic;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Layers;

/// <summary>A network step by step.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Whole">A run of the whole network through a session.</param>
/// <param name="Rows">The steps.</param>
internal sealed record LayerResult(string Network, Timing Whole, IReadOnlyList<LayerRow> Rows);
