using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Docs.Contract;

/// <summary>A softmax worked through step by step, and by the operator, which have to agree.</summary>
internal static class WorkedSoftmax
{
    private const float InputScale = 0.1f;

    private static readonly sbyte[] Logits = [40, 12, 31, -128, 40, 25];

    /// <summary>Writes the example.</summary>
    public static string Write()
    {
        if (!Softmax.TryScale(1, InputScale, out int multiplier, out int shift))
            throw new InvalidOperationException("Expected a scale that the contract holds.");
        var input = new Tensor("logits", [1, Logits.Length], InputScale, 0, Logits, false);
        var output = new Tensor("probabilities", [1, Logits.Length], 1f / 256, -128);
        var softmax = new Softmax("example", input, output, multiplier, shift);
        var arena = new sbyte[Logits.Length];
        softmax.Run(arena);

        int largest = Logits.Max(), sum = Logits.Where(q => q - largest >= softmax.SmallestDifference).Sum(q => Softmax.Addend(softmax.Exponential(q - largest)));
        int reciprocal = Softmax.Reciprocal(sum, out int exponent);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            Six logits of scale {InputScale}, beta 1: m = {multiplier}, s = {shift}; differences below {softmax.SmallestDifference} count as exp = 0. The sum of the addends is {sum};
            its reciprocal is {reciprocal} with n = {exponent}.


            """);
        text.Append(ContractParts.Table(["q", "q - largest", "exp, Q0.31", "addend, Q12.19", "output", "probability"], Logits.Select((q, i) =>
        {
            bool counts = q - largest >= softmax.SmallestDifference;
            int exp = counts ? softmax.Exponential(q - largest) : 0;
            return new[]
            {
                ContractParts.Text(q), ContractParts.Text(q - largest), ContractParts.Text(exp), ContractParts.Text(counts ? Softmax.Addend(exp) : 0), ContractParts.Text(arena[i]),
                ((arena[i] + 128) / 256.0).ToString("0.0000", CultureInfo.InvariantCulture),
            };
        })));
        return text.ToString().ReplaceLineEndings("\n");
    }
}
