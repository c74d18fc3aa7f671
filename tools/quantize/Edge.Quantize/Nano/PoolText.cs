using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes pools whose windows lie inside the picture, and means over its rows and columns, as loops over bytes, so that no library is needed.</summary>
internal static class PoolText
{
    /// <summary>Whether an operator is one of these.</summary>
    public static bool Fits(Operator step) => step switch
    {
        Pool2D p => p is AveragePool2D or MaxPool2D && Bytes(p) && p.PadTop == 0 && p.PadLeft == 0
            && Reach(p, 1, p.Window.StrideHeight, p.Window.Height) && Reach(p, 2, p.Window.StrideWidth, p.Window.Width),
        Mean m => Bytes(m) && m.Inputs[0].Shape.Length == 4 && m.Axes.Select(a => a < 0 ? a + 4 : a).Distinct().Order().SequenceEqual([1, 2]) && Rounding(m) is not null,
        _ => false,
    };

    /// <summary>The method.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="name">Name of the method.</param>
    public static MethodText Method(Operator step, string name)
    {
        Tensor input = step.Inputs[0];
        (int height, int width, int channels) = (input.Shape[1], input.Shape[2], input.Shape[3]);
        Window window = step is Pool2D p ? p.Window : new Window(height, width, height, width, 1, 1, false);
        int rows = step is Pool2D ? step.Output.Shape[1] : 1, columns = step is Pool2D ? step.Output.Shape[2] : 1;
        var method = new MethodText(name) { Parameters = "sbyte[] x, sbyte[] y", Summary = Text($"{step.Kind} {window.Height}x{window.Width}.") };
        method.Line("int sum, p = 0, line = 0, b;");
        method.Local("top", "long top = 127L;");
        method.Local("u", "long u;");
        method.Open(Text($"for (int row = 0; row < {rows}; row++)"));
        method.Line("b = line;");
        method.Open(Text($"for (int column = 0; column < {columns}; column++)"));
        method.Open(Text($"for (int c = b, end = b + {channels}; c < end; c++)"));
        method.Line(step is MaxPool2D ? "sum = -128;" : "sum = 0;");
        method.Open(Text($"for (int i = c, last = c + {window.Height * width * channels}; i < last; i += {width * channels})"));
        method.Open(Text($"for (int j = i, stop = i + {window.Width * channels}; j < stop; j += {channels})"));
        if (step is MaxPool2D)
        {
            method.Open("if (x[j] > sum)");
            method.Line("sum = x[j];");
            method.Close();
        }
        else
        {
            method.Line("sum += x[j];");
        }
        method.Close();
        method.Close();
        End(step, method, window.Height * window.Width);
        method.Line("p++;");
        method.Close();
        method.Line(Text($"b += {window.StrideWidth * channels};"));
        method.Close();
        method.Line(Text($"line += {window.StrideHeight * width * channels};"));
        method.Close();
        return method;
    }

    private static void End(Operator step, MethodText method, int count)
    {
        if (step is Mean mean)
        {
            method.Line(Text($"u = sum - ({count * -128});"));
            new LaneText(method, new TensorStore(mean.Output, StoreKind.Raw, 0, 0), false, 127).FromValue("u", Rounding(mean)!, "p");
            return;
        }
        var pool = (Pool2D)step;
        if (step is AveragePool2D)
            method.Line(Text($"sum = sum > 0 ? (sum + {count / 2}) / {count} : (sum - {count / 2}) / {count};"));
        Limit(method, "<", pool.ActivationMin, -128);
        Limit(method, ">", pool.ActivationMax, 127);
        method.Line("y[p] = (sbyte)sum;");
    }

    private static void Limit(MethodText method, string comparison, int limit, int end)
    {
        if (limit == end)
            return;
        method.Open(Text($"if (sum {comparison} {limit})"));
        method.Line(Text($"sum = {limit};"));
        method.Close();
    }

    // A lane that holds the sum of q + 128; the bias takes it to the sum of q - zero point.
    private static ChannelRounding? Rounding(Mean step)
    {
        int count = step.Inputs[0].Shape[1] * step.Inputs[0].Shape[2];
        return ChannelRounding.Of(new ChannelRange(0, 255L * count), count * (-128L - step.Inputs[0].ZeroPoint), step.Multiplier, step.Shift, step.Output.ZeroPoint, -128, 127, 0);
    }

    private static bool Bytes(Operator step) => step.Inputs[0].Data is null && step.Inputs[0].Shape[0] == 1 && !step.Inputs[0].IsUnsigned && !step.Output.IsUnsigned;

    private static bool Reach(Pool2D step, int axis, int stride, int kernel) => (step.Output.Shape[axis] - 1) * stride + kernel <= step.Inputs[0].Shape[axis];
}
