using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Edge.Quantize.Data;

/// <summary>How stored numbers become a network's real input.</summary>
/// <remarks>
/// A byte is first mapped to a range (b / 255 for 0 to 1), then (x - mean) / deviation of its channel follows. Real numbers are taken as they are stored,
/// but for mean and deviation. The default, b / 255, is what training with torchvision's ToTensor or Keras' Rescaling(1/255) means.
/// </remarks>
public sealed record InputScaling
{
    private readonly float[][] _bytes;

    /// <summary>b / 255.</summary>
    public static InputScaling Default { get; } = new(0, 1, [0], [1]);

    /// <summary>Makes a scaling.</summary>
    /// <param name="least">What the byte 0 becomes.</param>
    /// <param name="most">What the byte 255 becomes; above <paramref name="least"/>.</param>
    /// <param name="mean">One for all channels or one a channel.</param>
    /// <param name="deviation">As many, above 0.</param>
    /// <exception cref="ArgumentException">A number is not finite or out of its range, or the counts differ.</exception>
    public InputScaling(float least, float most, IReadOnlyList<float> mean, IReadOnlyList<float> deviation)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(deviation);
        if (!float.IsFinite(least) || !float.IsFinite(most) || least >= most)
            throw new ArgumentException($"Expected a range whose ends rise, got {least} to {most}.");
        if (mean.Count == 0 || mean.Count != deviation.Count || !mean.All(float.IsFinite) || !deviation.All(d => float.IsFinite(d) && d > 0))
            throw new ArgumentException($"Expected as many finite means as deviations above 0, got {mean.Count} and {deviation.Count}.");
        (Least, Most, Mean, Deviation) = (least, most, mean, deviation);
        _bytes = [.. mean.Select((_, channel) => Enumerable.Range(0, 256).Select(b => Normalize(OfByte(b), channel)).ToArray())];
    }

    /// <summary>What the byte 0 becomes before mean and deviation.</summary>
    public float Least { get; }

    /// <summary>What the byte 255 becomes before mean and deviation.</summary>
    public float Most { get; }

    /// <summary>Subtracted; one for all channels or one a channel.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>Divided by.</summary>
    public IReadOnlyList<float> Deviation { get; }

    /// <summary>Whether mean and deviation change anything.</summary>
    public bool IsNormalizing => Mean.Any(m => m != 0) || Deviation.Any(d => d != 1);

    /// <summary>A stored byte as input.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="channel">Its channel.</param>
    public float Real(byte value, int channel) => _bytes[_bytes.Length == 1 ? 0 : channel][value];

    /// <summary>A stored real number as input.</summary>
    /// <param name="value">The number.</param>
    /// <param name="channel">Its channel.</param>
    public float Real(float value, int channel) => IsNormalizing ? Normalize(value, Mean.Count == 1 ? 0 : channel) : value;

    /// <summary>The formula for bytes, as an application has to compute it.</summary>
    public string OfBytes() => Formula((Least, Most) switch
    {
        (0, 1) => "b / 255",
        (0, 255) => "b",
        (-1, 1) => "b / 127.5 - 1",
        _ => string.Create(CultureInfo.InvariantCulture, $"b / 255 * {Most - Least} + {Least}"),
    });

    /// <summary>The formula for real numbers.</summary>
    public string OfReals() => Formula("x");

    private float OfByte(int b) => (Least, Most) switch
    {
        (0, 1) => b / 255f,
        (-1, 1) => b / 127.5f - 1,
        _ => (float)(Least + (double)b / 255 * ((double)Most - Least)),
    };

    private float Normalize(float value, int channel) => IsNormalizing ? (value - Mean[channel]) / Deviation[channel] : value;

    private string Formula(string value) => IsNormalizing
        ? string.Create(CultureInfo.InvariantCulture, $"({value} - mean) / std, mean {string.Join(", ", Mean.Select(Text))}, std {string.Join(", ", Deviation.Select(Text))}")
        : value;

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
