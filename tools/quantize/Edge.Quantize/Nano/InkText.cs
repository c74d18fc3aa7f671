using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes the method that finds, for each row of a picture, the columns that are not background.</summary>
/// <param name="input">A picture of one channel, at most 32 columns with its margins.</param>
/// <param name="name">Name of the method.</param>
internal sealed class InkText(TensorStore input, string name)
{
    /// <summary>The method.</summary>
    public MethodText Method()
    {
        var method = new MethodText(name) { Parameters = $"{input.Element}[] x, int[] ink", Summary = "A bit for each column of a row that is not background." };
        method.Line(Text($"int row = {input.Top}, m;"));
        method.Open(Text($"for (int i = {input.Index(0, 0)}; row < {input.Top + input.Tensor.Shape[1]}; i += {input.Columns})"));
        method.Line("m = 0;");
        for (int column = 0; column < input.Tensor.Shape[2]; column++)
        {
            string cell = column == 0 ? "i" : Text($"i + {column}");
            method.Open(Text($"if (x[{cell}] != {input.Tensor.ZeroPoint})"));
            method.Line(Text($"m |= {unchecked(1 << (input.Left + column))};"));
            method.Close();
        }
        method.Line("ink[row] = m;");
        method.Line("row++;");
        method.Close();
        return method;
    }
}
