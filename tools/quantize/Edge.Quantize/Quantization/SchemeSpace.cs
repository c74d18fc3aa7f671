using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>The schemes that a network and its user leave open.</summary>
internal sealed class SchemeSpace
{
    /// <summary>Finds what is open.</summary>
    /// <param name="graph">The network: where its source prescribes scales, there is nothing to choose.</param>
    /// <param name="choices">What the user forces.</param>
    public SchemeSpace(FloatGraph graph, QuantizationChoices choices)
    {
        bool weights = graph.Operators.Any(EqualizedLayer.CanTake);
        bool ranges = TiedTensors.Of(graph).Any(group => !group.Any(t => graph.Quantization.ContainsKey(t) || graph.Operators.Any(o => o.OutputQuantization is not null && o.Output == t)));
        IsPrescribed = !weights && !ranges;
        Equalized = weights && choices.Equalization != false ? CrossLayerEqualization.Apply(graph) : graph;
        Weights = Open(weights, choices.Weights, WeightScheme.PerChannel, WeightScheme.PerTensor);
        Ranges = Open(ranges, choices.Ranges, Enum.GetValues<RangeMethod>());
        Equalization = Open(Equalized != graph, choices.Equalization, false, true);
        BiasCorrection = Open(weights, choices.BiasCorrection, false, true);
    }

    /// <summary>True where the source prescribes every scale.</summary>
    public bool IsPrescribed { get; }

    /// <summary>The network equalised; the same object where it cannot be, or must not.</summary>
    public FloatGraph Equalized { get; }

    /// <summary>Scales of weights to try, in that order.</summary>
    public IReadOnlyList<WeightScheme> Weights { get; }

    /// <summary>Range methods to try.</summary>
    public IReadOnlyList<RangeMethod> Ranges { get; }

    /// <summary>Whether to try without and with equalisation.</summary>
    public IReadOnlyList<bool> Equalization { get; }

    /// <summary>Whether to try without and with bias correction.</summary>
    public IReadOnlyList<bool> BiasCorrection { get; }

    /// <summary>True where there is more than one scheme.</summary>
    public bool IsOpen => Weights.Count * Ranges.Count * Equalization.Count * BiasCorrection.Count > 1;

    /// <summary>The simplest scheme.</summary>
    public QuantizationScheme First => new(Weights[0], Ranges[0], Equalization[0], BiasCorrection[0]);

    // The first is what a network has that leaves no choice.
    private static T[] Open<T>(bool free, T? forced, params T[] all)
        where T : struct => !free ? all[..1] : forced is T one ? [one] : all;
}
