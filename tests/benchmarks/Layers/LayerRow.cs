using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Layers;

/// <summary>One step of a network.</summary>
/// <param name="Name">Its operators and the shape of its output.</param>
/// <param name="Form">The kernel form.</param>
/// <param name="Macs">Multiply-accumulates that its output needs.</param>
/// <param name="Timing">Its time.</param>
internal sealed record LayerRow(string Name, string Form, long Macs, Timing Timing)
{
    /// <summary>10^9 needed multiply-accumulates a second, by the shortest time.</summary>
    public double GigaMacs => Macs / Timing.Min / 1e3;
}
