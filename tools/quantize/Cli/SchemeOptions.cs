using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Edge.Cli;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Cli;

/// <summary>Options that say how to quantise. What is not told is tried on held-out pictures.</summary>
internal sealed class SchemeOptions
{
    private static readonly (string Word, WeightScheme Value)[] WeightWords = [("per-channel", WeightScheme.PerChannel), ("per-tensor", WeightScheme.PerTensor)];

    private static readonly (string Word, RangeMethod Value)[] RangeWords =
        [("min-max", RangeMethod.MinMax), ("percentile", RangeMethod.Percentile), ("mse", RangeMethod.Mse), ("entropy", RangeMethod.Entropy)];

    private readonly Option<int> _calibration = new("--calibration") { Description = "Pictures to calibrate on.", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _heldOut = new("--held-out") { Description = "Further pictures to try schemes on.", DefaultValueFactory = _ => 500 };

    private readonly Option<WeightScheme?> _weights = WordOption.Optional("--weights", "Scales of the weights; without it the better on held-out pictures.", WeightWords);
    private readonly Option<RangeMethod?> _ranges = WordOption.Optional("--ranges", "Ranges of the activations; without it the best on held-out pictures.", RangeWords);

    private readonly Option<double> _percentile = new("--percentile") { Description = "Percent of the values within the range of 'percentile'.", DefaultValueFactory = _ => new QuantizationChoices().Percentile };
    private readonly Option<Toggle?> _equalization = WordOption.Switch("--equalization", "Cross-layer equalisation; without it as held-out pictures say.");
    private readonly Option<Toggle?> _biasCorrection = WordOption.Switch("--bias-correction", "Bias correction; without it as held-out pictures say.");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_calibration, _heldOut, _weights, _ranges, _percentile, _equalization, _biasCorrection];

    /// <summary>Whether a choice of the scheme is told.</summary>
    public bool IsForced(ParseResult parsed) => Choices(parsed) is not { Weights: null, Ranges: null, Equalization: null, BiasCorrection: null };

    /// <summary>The word for scales of weights.</summary>
    public static string NameOf(WeightScheme weights) => WeightWords.First(w => w.Value == weights).Word;

    /// <summary>The word for ranges of activations.</summary>
    public static string NameOf(RangeMethod ranges) => RangeWords.First(w => w.Value == ranges).Word;

    /// <summary>Pictures to calibrate on.</summary>
    /// <exception cref="UserErrorException">There are none.</exception>
    public int Calibration(ParseResult parsed) => AtLeast(1, parsed, _calibration);

    /// <summary>Pictures to try schemes on.</summary>
    /// <exception cref="UserErrorException">There are none.</exception>
    public int HeldOut(ParseResult parsed) => AtLeast(1, parsed, _heldOut);

    /// <summary>What is forced.</summary>
    /// <exception cref="UserErrorException">A value is out of its range.</exception>
    public QuantizationChoices Choices(ParseResult parsed)
    {
        double percentile = parsed.GetValue(_percentile);
        if (percentile is not (> 50 and <= 100))
            throw new UserErrorException(FormattableString.Invariant($"Expected --percentile above 50 and up to 100, got {percentile}; 99.99 leaves one value in ten thousand outside."));
        return new QuantizationChoices
        {
            Weights = parsed.GetValue(_weights),
            Ranges = parsed.GetValue(_ranges),
            Percentile = percentile,
            Equalization = WordOption.Read(parsed, _equalization),
            BiasCorrection = WordOption.Read(parsed, _biasCorrection),
        };
    }

    private static int AtLeast(int least, ParseResult parsed, Option<int> option)
    {
        int value = parsed.GetValue(option);
        return value >= least ? value : throw new UserErrorException($"Expected {option.Name} of at least {least}, got {value}; pass more pictures.");
    }
}
