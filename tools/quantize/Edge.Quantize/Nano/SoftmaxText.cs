using System.Globalization;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>Writes a softmax over a table of its exponentials, so that no library is needed: an exponential depends on q alone.</summary>
/// <param name="step">The operator.</param>
/// <param name="name">Name of the method.</param>
internal sealed class SoftmaxText(Softmax step, string name)
{
    /// <summary>exp(beta * scale * -d) for d = 0, 1 ... up to the last one that is not 0, Q0.31.</summary>
    public int[] Exponentials()
    {
        int[] all = [.. Enumerable.Range(0, System.Math.Min(255, -step.SmallestDifference) + 1).Select(d => step.Exponential(-d))];
        return all[..(System.Array.FindLastIndex(all, e => e != 0) + 1)];
    }

    /// <summary>The method; it needs the helpers of <see cref="Helpers"/>.</summary>
    public MethodText Method()
    {
        var method = new MethodText(name) { Parameters = "sbyte[] x, sbyte[] y, int[] e", Summary = "SOFTMAX; e holds the exponentials by distance to the largest input." };
        string depth = step.Output.DimensionFromEnd(0).ToString(CultureInfo.InvariantCulture);
        method.Open($"for (int row = 0; row < {step.Output.Length.ToString(CultureInfo.InvariantCulture)}; row += {depth})");
        method.Line($"int end = row + {depth}, top = -128, sum = 0, n = e.Length, d;");
        method.Open("for (int i = row; i < end; i++)");
        method.Line("d = x[i];");
        method.Open("if (d > top)");
        method.Line("top = d;");
        method.Close();
        method.Close();
        method.Open("for (int i = row; i < end; i++)");
        method.Line("d = top - x[i];");
        method.Open("if (d < n)");
        method.Line("sum += (e[d] >> 12) + ((e[d] >> 11) & 1);");
        method.Close();
        method.Close();
        method.Line("int exponent = 35;");
        method.Open("while (sum > 0)");
        method.Line("sum <<= 1;");
        method.Line("exponent--;");
        method.Close();
        method.Line("long factor = Reciprocal(sum & int.MaxValue);");
        method.Open("for (int i = row; i < end; i++)");
        method.Line("d = top - x[i];");
        method.Line("int q = -128;");
        method.Open("if (d < n && exponent <= 31)");
        method.Line("long product = (factor * e[d] + 1073741824L) >> 31;");
        method.Line("q += (int)((product + (1L << (exponent - 1))) >> exponent);");
        method.Open("if (q > 127)");
        method.Line("q = 127;");
        method.Close();
        method.Close();
        method.Line("y[i] = (sbyte)q;");
        method.Close();
        method.Close();
        return method;
    }

    /// <summary>Source of the two methods that every softmax shares.</summary>
    public const string Helpers = """

            // 1 / (1 + a) for a in [0, 1), Q0.31, by three Newton-Raphson steps, as TFLite's int8 softmax has it.
            private static int Reciprocal(int a)
            {
                int half = (int)((a + 2147483648L) >> 1);
                int x = 1515870810 + HighMultiply(half, -1010580540);
                for (int i = 0; i < 3; i++)
                    x += HighMultiply(x, 536870912 - HighMultiply(half, x)) << 2;
                return x > 1073741823 ? int.MaxValue : x << 1;
            }

            // a * b / 2^31, rounded to the nearest, ties up.
            private static int HighMultiply(int a, int b)
            {
                long product = (long)a * b;
                return (int)((product + (product >= 0 ? 1073741824L : -1073741823L)) / 2147483648L);
            }

        """;
}
