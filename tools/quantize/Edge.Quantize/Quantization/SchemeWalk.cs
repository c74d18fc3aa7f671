using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Quantization;

/// <summary>Tries schemes one after the other, each a change of the best so far.</summary>
/// <param name="build">Quantises by a scheme.</param>
/// <param name="pictures">What they are tried on.</param>
/// <param name="progress">Told how many schemes of how many are done.</param>
internal sealed class SchemeWalk(Func<QuantizationScheme, QuantizedNetwork> build, HeldOutPictures pictures, Action<int, int> progress)
{
    private readonly List<SchemeTrial> _trials = [];
    private QuantizedNetwork? _network;

    /// <summary>What was tried, in that order.</summary>
    public IReadOnlyList<SchemeTrial> Trials => _trials;

    /// <summary>The trial of the best scheme.</summary>
    public SchemeTrial Best { get; private set; } = null!;

    /// <summary>Walks.</summary>
    /// <returns>The network by the best scheme.</returns>
    public QuantizedNetwork Run(SchemeSpace space)
    {
        int all = space.BiasCorrection.Count + space.Ranges.Count + space.Equalization.Count + space.Weights.Count - 3;
        Try(space.First, all);
        foreach (bool correction in space.BiasCorrection.Skip(1))
            Try(Best.Scheme with { BiasCorrection = correction }, all);
        // The best so far may change on the way, but not in what the others are tried with.
        QuantizationScheme known = Best.Scheme;
        foreach (Calibration.RangeMethod ranges in space.Ranges.Skip(1))
            Try(known with { Ranges = ranges }, all);
        foreach (bool equalization in space.Equalization.Skip(1))
            Try(Best.Scheme with { Equalization = equalization }, all);
        foreach (WeightScheme weights in space.Weights.Skip(1))
            Try(Best.Scheme with { Weights = weights }, all);
        return _network!;
    }

    private void Try(QuantizationScheme scheme, int all)
    {
        QuantizedNetwork network = build(scheme);
        SchemeTrial trial = pictures.Try(network);
        _trials.Add(trial);
        if (_network is null || SchemeRule.IsBetter(trial, Best))
            (_network, Best) = (network, trial);
        progress(_trials.Count, all);
    }
}
