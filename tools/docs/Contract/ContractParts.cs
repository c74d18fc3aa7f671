using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro.Arithmetic;

namespace Edge.Docs.Contract;

/// <summary>The numbers of docs/contract.md: every row is what Edge.Micro computes when the page is written.</summary>
public static class ContractParts
{
    private static readonly (int A, int B)[] Products =
        [(1 << 30, 1 << 30), (1000, 1 << 30), (3, 1 << 30), (-3, 1 << 30), (1, 1 << 30), (-1, 1 << 30), (123456789, 1518500250), (-123456789, 1518500250), (int.MinValue, int.MinValue), (int.MaxValue, int.MaxValue)];

    private static readonly (int X, int Exponent)[] Quotients = [(5, 1), (-5, 1), (4, 3), (-4, 3), (3, 3), (-3, 3), (7, 0), (int.MaxValue, 31), (int.MinValue, 31)];

    private static readonly (int X, int Multiplier, int Shift)[] Rescalings =
        [(1000, 1 << 30, 0), (1001, 1 << 30, 0), (-1001, 1 << 30, 0), (12345, 1518500250, -7), (-12345, 1518500250, -7), (77, 1 << 30, 3), (-8192, 1073741824, -12)];

    private static readonly double[] Factors = [1, 0.5, 0.75, 0.0072474273, 1.0 / 3, 6, 1e-10];

    /// <summary>The parts by name.</summary>
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["high multiply"] = () => Table(
            ["a", "b", "SRDHM(a, b)"], Products.Select(p => new[] { Text(p.A), Text(p.B), Text(FixedPoint.SaturatingRoundingDoublingHighMul(p.A, p.B)) })),
        ["division"] = () => Table(
            ["x", "n", "RDBP(x, n)"], Quotients.Select(q => new[] { Text(q.X), Text(q.Exponent), Text(FixedPoint.RoundingDivideByPowerOfTwo(q.X, q.Exponent)) })),
        ["rescaling"] = () => Table(
            ["x", "m", "s", "RESCALE(x, m, s)"],
            Rescalings.Select(r => new[] { Text(r.X), Text(r.Multiplier), Text(r.Shift), Text(FixedPoint.MultiplyByQuantizedMultiplier(r.X, r.Multiplier, r.Shift)) })),
        ["factors"] = () => Table(["f", "m", "s"], Factors.Select(Factor)),
        ["convolution"] = WorkedConvolution.Write,
        ["softmax"] = WorkedSoftmax.Write,
    };

    /// <summary>A table of Markdown with numbers to the right.</summary>
    internal static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "--:|"))}");
        foreach (string[] row in rows)
            text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", row)} |");
        return text.ToString();
    }

    /// <summary>A whole number.</summary>
    internal static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string[] Factor(double factor)
    {
        bool holds = QuantizedMultiplier.TryFromReal(factor, out int multiplier, out int shift);
        return !holds ? throw new InvalidOperationException($"Expected a factor that the contract holds, got {factor}.") : [factor.ToString(CultureInfo.InvariantCulture), Text(multiplier), Text(shift)];
    }
}
