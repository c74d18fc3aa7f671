using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Docs.Contract;

/// <summary>A convolution worked through by its formula, and by the operator, which have to agree.</summary>
internal static class WorkedConvolution
{
    private const int Side = 3, InputZeroPoint = -128, OutputZeroPoint = -5, Bias = 120;
    private const float InputScale = 1f / 255, WeightScale = 0.01f, OutputScale = 0.02f;

    private static readonly sbyte[] Pixels = [-128, 20, -40, 0, 127, -128, -90, 64, 12];
    private static readonly sbyte[] Weights = [100, -50, 127, -127];

    /// <summary>Writes the example.</summary>
    public static string Write()
    {
        int[] multipliers = new int[1], shifts = new int[1];
        if (Scales.PerChannel(InputScale, [WeightScale], OutputScale, multipliers, shifts) >= 0)
            throw new InvalidOperationException("Expected scales that the contract holds.");
        var input = new Tensor("input", [1, Side, Side, 1], InputScale, InputZeroPoint, Pixels, false);
        var output = new Tensor("output", [1, Side, Side, 1], OutputScale, OutputZeroPoint);
        var arena = new sbyte[Side * Side];
        new Conv2D("example", input, output, new Window(2, 2, 1, 1, 1, 1, true), Weights, [Bias], multipliers, shifts, -128, 127).Run(arena);

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            Input 3x3, scale 1/255, zero point {InputZeroPoint}: `{string.Join(' ', Pixels)}`. Weights 2x2, scale {WeightScale}: `{string.Join(' ', Weights)}`; bias {Bias}; padding SAME, stride 1, so
            that one row below and one column to the right are padded. Output: scale {OutputScale}, zero point {OutputZeroPoint}, no activation. The factor (1/255) * {WeightScale} / {OutputScale} gives
            m = {multipliers[0]}, s = {shifts[0]}.


            """);
        text.Append(ContractParts.Table(["y, x", "taps inside", "accumulator", "RESCALE", "output"], Enumerable.Range(0, Side * Side).Select(at => Row(at, multipliers[0], shifts[0], arena[at]))));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string[] Row(int at, int multiplier, int shift, sbyte byOperator)
    {
        int y = at / Side, x = at % Side, accumulator = Bias;
        var taps = new StringBuilder();
        for (int tap = 0; tap < Weights.Length; tap++)
        {
            int row = y + (tap / 2), column = x + (tap % 2);
            if (row >= Side || column >= Side)
                continue;
            int real = Pixels[(row * Side) + column] - InputZeroPoint;
            accumulator += real * Weights[tap];
            taps.Append(CultureInfo.InvariantCulture, $"{(taps.Length > 0 ? " + " : "")}{real}*{(Weights[tap] < 0 ? $"({Weights[tap]})" : $"{Weights[tap]}")}");
        }
        int rescaled = FixedPoint.MultiplyByQuantizedMultiplier(accumulator, multiplier, shift);
        int result = FixedPoint.Clamp(rescaled + OutputZeroPoint, -128, 127);
        if (result != byOperator)
            throw new InvalidOperationException($"Expected {byOperator}, which the operator gives at {y}, {x}; the formula gives {result}.");
        return [$"{y}, {x}", taps.ToString(), ContractParts.Text(accumulator), ContractParts.Text(rescaled), ContractParts.Text(result)];
    }
}
