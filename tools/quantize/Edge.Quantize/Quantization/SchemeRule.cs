using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Quantize.Calibration;

namespace Edge.Quantize.Quantization;

/// <summary>When one scheme is better than another that is simpler, and how that is told.</summary>
/// <remarks>
/// The measure is the signal-to-quantisation-noise ratio at the output, which looks at every output of every picture; the classes alone change for a few pictures in ten thousand between
/// any two sensible schemes, so that a count of right answers among some hundred is luck. It must gain <see cref="LeastGain"/> to be taken for more than luck itself, and may not cost answers.
/// Measured on the float networks of the recipes tf-convnet, keras-same, dropout-128, batchnorm-aug and digits (seed 1), all 32 schemes on 10,000 further training images: what this rule
/// chooses from 500 held-out ones is 0 to 0.3 dB below the best of the 32 there, where plain min-max is 0 to 2.9 dB below; with a least gain of 0.25 or 0.5 dB it is up to 0.3 dB below
/// too, and so is the best of the 500 held-out images among all 32.
/// </remarks>
public static class SchemeRule
{
    /// <summary>Decibels that a scheme must gain over a simpler one.</summary>
    public const double LeastGain = 0.1;

    /// <summary>True where a trial beats that of a simpler scheme on the same pictures.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="simpler">The other.</param>
    public static bool IsBetter(SchemeTrial trial, SchemeTrial simpler)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(simpler);
        // One picture in two hundred may fall either way.
        return trial.OutputSqnr >= simpler.OutputSqnr + LeastGain && trial.Agreeing >= simpler.Agreeing - Math.Max(1, simpler.Images / 200);
    }

    /// <summary>The sentence that tells why a scheme was chosen.</summary>
    /// <param name="best">Its trial.</param>
    /// <param name="trials">All of them.</param>
    /// <param name="heldOut">False where they were made on the pictures that were calibrated on.</param>
    public static string Explain(SchemeTrial best, IReadOnlyList<SchemeTrial> trials, bool heldOut)
    {
        ArgumentNullException.ThrowIfNull(best);
        string pictures = string.Create(CultureInfo.InvariantCulture, $"{best.Images} {(heldOut ? "held-out" : "calibration")} picture{(best.Images == 1 ? "" : "s")}");
        string text = string.Create(CultureInfo.InvariantCulture, $"{Describe(best.Scheme)}: {best.OutputSqnr:0.0} dB at the output over {pictures}");
        if (!heldOut)
            text += " (too few to hold any out)";
        SchemeTrial? next = trials.Where(t => t != best).MaxBy(t => t.OutputSqnr);
        if (next is null)
            return text;
        double lead = best.OutputSqnr - next.OutputSqnr;
        return text + (lead >= 0
            ? string.Create(CultureInfo.InvariantCulture, $", {lead:0.0} dB above the next ({Describe(next.Scheme)})")
            : string.Create(CultureInfo.InvariantCulture, $"; {Describe(next.Scheme)} gave {next.OutputSqnr:0.0} dB, no clear gain"));
    }

    /// <summary>A scheme in words.</summary>
    public static string Describe(QuantizationScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        string ranges = scheme.Ranges switch { RangeMethod.MinMax => "min-max", RangeMethod.Mse => "MSE", RangeMethod.Entropy => "entropy", _ => "percentile" };
        return ranges + " ranges, " + (scheme.Weights == WeightScheme.PerChannel ? "per-channel" : "per-tensor") + " weights"
            + (scheme.Equalization ? ", cross-layer equalisation" : "") + (scheme.BiasCorrection ? ", bias correction" : "");
    }
}
