using System;
using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>Random parts of problems, with the house's edge cases drawn far more often than chance would.</summary>
public sealed class Parts(Random random)
{
    private static readonly int[] Channels = [1, 2, 3, 5, 7, 8, 15, 16, 17, 31, 33];

    public bool Chance(int percent) => random.Next(100) < percent;

    public int From(int least, int most) => random.Next(least, most + 1);

    public int ChannelCount(int most = 33) => Pick([.. Channels.Where(c => c <= most)]);

    public T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    public int ZeroPoint() => Chance(40) ? Pick(-128, 127, 0) : From(-128, 127);

    /// <summary>Activations: any, all at one end, at both ends, or near the zero point.</summary>
    public sbyte[] Values(int length, int zeroPoint) => Pick(0, 0, 0, 1, 2, 3, 4) switch
    {
        0 => Fill(length, () => From(-128, 127)),
        1 => Fill(length, () => -128),
        2 => Fill(length, () => 127),
        3 => Fill(length, () => Pick(-128, 127)),
        _ => Fill(length, () => Math.Clamp(zeroPoint + From(-2, 2), -128, 127)),
    };

    /// <summary>Weights within [-127, 127]: any, all at one end, at both ends, or tiny.</summary>
    public sbyte[] Weights(int length) => Pick(0, 0, 0, 1, 2, 3, 4) switch
    {
        0 => Fill(length, () => From(-127, 127)),
        1 => Fill(length, () => -127),
        2 => Fill(length, () => 127),
        3 => Fill(length, () => Pick(-127, 127)),
        _ => Fill(length, () => From(-1, 1)),
    };

    public int[]? Bias(int channels) => Chance(25) ? null : Array.ConvertAll(new int[channels], _ => Chance(5) ? Pick(int.MaxValue, int.MinValue) : From(-5000, 5000));

    /// <summary>Multipliers and shifts for sums of some products: mostly such that outputs spread over the range; half are powers of two, which make ties.</summary>
    public void Rescaling(int channels, int products, out int[] multipliers, out int[] shifts)
    {
        int usual = -(int)Math.Log2(32.0 * products) - 2;
        bool perChannel = Chance(70), wild = Chance(10);
        multipliers = new int[channels];
        shifts = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            bool copy = c > 0 && !perChannel;
            multipliers[c] = copy ? multipliers[0] : Pick(1 << 30, 1 << 30, int.MaxValue, 0x60000000, From(1 << 30, int.MaxValue - 1), From(1 << 30, int.MaxValue - 1));
            shifts[c] = copy ? shifts[0] : wild ? From(-31, 30) : Math.Clamp(usual + From(-3, 3), -31, 30);
        }
    }

    public void ActivationRange(int zeroPoint, out int min, out int max)
    {
        min = Chance(40) ? zeroPoint : -128;
        max = Chance(30) ? From(min, 127) : 127;
    }

    /// <summary>A scale of everyday size.</summary>
    public float Scale() => Pick(1f, 0.5f, 1f / 256, (float)Math.Exp((random.NextDouble() * 8) - 7), (float)Math.Exp((random.NextDouble() * 8) - 7));

    public int[] Shape(int rank, int most) => Array.ConvertAll(new int[rank], _ => From(1, most));

    private static sbyte[] Fill(int length, Func<int> value) => Array.ConvertAll(new sbyte[length], _ => (sbyte)value());
}
