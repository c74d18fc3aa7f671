using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Report;

/// <summary>Figures and choices as the page writes them.</summary>
internal static class Words
{
    public const string Unknown = "\u2013";

    private const double ExactDecibels = 120;

    // A longer name makes a table wider than a screen.
    private const int MostLetters = 30;

    /// <summary>12,345.</summary>
    public static string Count(long value) => Minus(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A count of things: "1 picture", "2 pictures".</summary>
    public static string Count(long value, string one) => $"{Count(value)} {one}{(value == 1 ? "" : "s")}";

    /// <summary>Percent with two digits.</summary>
    public static string Percent(double? percent) => percent is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p:0.00} %") : Unknown;

    /// <summary>A share as percent, with more digits where it is small.</summary>
    public static string Share(double share) => share switch
    {
        0 => "0 %",
        < 0.0001 => "< 0.01 %",
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %"),
    };

    /// <summary>Decibels; "exact" where there is no noise but that of single precision.</summary>
    public static string Decibels(double? value) => value is { } v and < ExactDecibels ? Minus(string.Create(CultureInfo.InvariantCulture, $"{v:0.0} dB")) : "exact";

    /// <summary>A real number of four digits.</summary>
    public static string Real(double value)
    {
        double size = Math.Abs(value);
        string text = size is 0 ? "0" : size is >= 1e5 or < 1e-4 ? value.ToString("0.###e0", CultureInfo.InvariantCulture) : value.ToString(size >= 100 ? "0.#" : size >= 1 ? "0.###" : "0.####", CultureInfo.InvariantCulture);
        return Minus(text);
    }

    /// <summary>Both ends of a range; a lower end that is next to nothing beside the upper one is 0.</summary>
    public static string Range(double low, double high) => $"{Real(Math.Abs(low) < 1e-5 * Math.Abs(high) ? 0 : low)} \u2026 {Real(high)}";

    /// <summary>Dimensions without the batch.</summary>
    public static string Shape(IReadOnlyList<int> shape) => string.Join('\u00d7', (shape.Count > 1 && shape[0] == 1 ? shape.Skip(1) : shape).Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>An operator of TFLite in small letters.</summary>
    public static string Kind(string kind) => kind.Replace('_', ' ').ToLowerInvariant();

    /// <summary>A name that keeps its ends where it is long.</summary>
    public static string Name(string name) => name.Length <= MostLetters ? name : $"{name[..((MostLetters / 2) - 1)]}\u2026{name[^(MostLetters / 2)..]}";

    /// <summary>A scheme in a few words.</summary>
    public static string Scheme(QuantizationScheme scheme) =>
        $"{Ranges(scheme.Ranges)}, {Weights(scheme.Weights)}{(scheme.Equalization ? ", equalised" : "")}{(scheme.BiasCorrection ? ", biases corrected" : "")}";

    /// <summary>How ranges were found.</summary>
    public static string Ranges(RangeMethod method) => method switch
    {
        RangeMethod.MinMax => "min-max",
        RangeMethod.Mse => "MSE",
        _ => method.ToString().ToLowerInvariant(),
    };

    /// <summary>How many scales weights have.</summary>
    public static string Weights(WeightScheme weights) => weights == WeightScheme.PerChannel ? "per channel" : "per tensor";

    private static string Minus(string text) => text.Replace('-', '\u2212');
}
