using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Emit;

/// <summary>One constant array of a generated model.</summary>
/// <param name="Name">Name of the method that returns it.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Type">C# element type.</param>
/// <param name="Values">Its values.</param>
/// <param name="Layout">How they stand in the text.</param>
internal sealed record ConstantArray(string Name, string Summary, string Type, int[] Values, ArrayLayout Layout)
{
    private const string Indent = "        ";

    /// <summary>Number of the first row, where the array is a part of a longer one.</summary>
    public int FirstRow { get; init; }

    /// <summary>Bytes of constant data.</summary>
    public int Bytes => (Type == "int" ? sizeof(int) : sizeof(sbyte)) * Values.Length;

    /// <summary>The method.</summary>
    public string ToText()
    {
        string head = $"{CSharpText.Comment(Summary, "    // ")}    private static {Type}[] {Name}() => new {Type}[]";
        if (Layout == ArrayLayout.Inline)
        {
            string line = $"{head} {{ {string.Join(", ", Values)} }};\n";
            if (line.Split('\n')[^2].Length <= CSharpText.MaxLine)
                return line;
        }
        var text = new StringBuilder($"{head}\n    {{\n");
        int row = FirstRow;
        foreach (int[] values in Layout.Row == 0 ? [Values] : Values.Chunk(Layout.Row))
        {
            if (Layout.Row > Layout.Line)
                text.Append(CultureInfo.InvariantCulture, $"{Indent}// {Layout.RowName} {row}\n");
            foreach (int[] line in values.Chunk(Math.Max(1, Layout.Line)))
                text.Append(Indent).AppendJoin(", ", Texts(line)).Append(",\n");
            row++;
        }
        return text.Append("    };\n").ToString();
    }

    private static IEnumerable<string> Texts(int[] values) => values.Select(v => v.ToString(CultureInfo.InvariantCulture));
}
