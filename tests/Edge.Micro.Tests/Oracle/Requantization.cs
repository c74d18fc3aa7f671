using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>How an accumulator becomes an output, channel by channel.</summary>
public sealed record Requantization(int[]? Bias, int[] Multipliers, int[] Shifts, int ZeroPoint, int Min, int Max)
{
    public sbyte Apply(BigInteger sum, int channel) =>
        (sbyte)Exact.Output(sum + (Bias?[channel] ?? 0), Multipliers[channel], Shifts[channel], ZeroPoint, Min, Max);
}
