using System;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Comparison;

/// <summary>One network in both engines.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Origin">Where it is from.</param>
/// <param name="Macs">Multiply-accumulates of one inference.</param>
/// <param name="Edge">Edge.</param>
/// <param name="OnnxRuntime">ONNX Runtime in its fastest form.</param>
/// <param name="OnnxForm">That form.</param>
/// <param name="Agreement">How far the answers are apart.</param>
internal sealed record ComparisonRow(string Network, string Origin, long Macs, Timing Edge, Timing OnnxRuntime, string OnnxForm, Agreement Agreement)
{
    /// <summary>How many times as fast Edge is, by the shortest times.</summary>
    public double RatioOfMin => OnnxRuntime.Min / Edge.Min;

    /// <summary>How many times as fast Edge is, by the middle times.</summary>
    public double RatioOfMedian => OnnxRuntime.Median / Edge.Median;

    /// <summary>What the project asks for, as a ratio, or null.</summary>
    public double? Target => ComparisonTargets.Of(Network);

    /// <summary>Whether both ratios reach the target; null where there is none.</summary>
    public bool? IsMet => Target is { } target ? Math.Min(RatioOfMin, RatioOfMedian) >= target : null;
}
