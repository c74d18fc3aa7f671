using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize.Emit;

/// <summary>The documentation of a generated class and its public constants.</summary>
internal static class ClassHead
{
    /// <summary>Summary and remarks: what goes in and out, what it costs, layer by layer.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="options">The summary.</param>
    /// <param name="constantBytes">Bytes of the class' arrays.</param>
    /// <param name="nanoObstacle">Why nanoFramework cannot hold it, or null.</param>
    public static string Documentation(Graph graph, CSharpOptions options, long constantBytes, string? nanoObstacle)
    {
        var text = new StringBuilder(Line($"<summary>{CSharpText.Xml(options.Summary)}</summary>"));
        text.Append(Line("<remarks>"));
        text.Append(Line($"<para>Input {Shapes(graph.Inputs)} (NHWC), output {Shapes(graph.Outputs)};"));
        text.Append(Line($"{Figure(graph.Operators.Length)} operators, {Figure(graph.Macs)} multiply-accumulates a run,"));
        text.Append(Line($"{Figure(constantBytes)} bytes of constants (golden samples included), an arena of {Figure(graph.ArenaBytes)} bytes.</para>"));
        if (nanoObstacle is not null)
            text.Append(Line($"<para>{CSharpText.Xml(nanoObstacle)}</para>"));
        text.Append(Line("<list type=\"table\">"));
        text.Append(Line("<listheader><term>layer</term><description>operator; output; multiply-accumulates; bytes of constants</description></listheader>"));
        foreach (Operator step in graph.Operators)
            text.Append(Line($"<item><term>{CSharpText.Xml(CSharpText.Short(step.Name))}</term><description>{Description(step)}</description></item>"));
        return text.Append(Line("</list>")).Append(Line("</remarks>")).ToString();
    }

    /// <summary>The public constants.</summary>
    public static string Constants(Graph graph) =>
        Edge("Input", "input", graph.Inputs[0]) + Edge("Output", "output", graph.Outputs[0]) + $"""
            /// <summary>Bytes of the arena: all activations, inputs and outputs included.</summary>
            public const int ArenaBytes = {graph.ArenaBytes};

            /// <summary>Multiply-accumulates of one run.</summary>
            public const long Macs = {graph.Macs};


        """.ReplaceLineEndings("\n");

    private static string Edge(string member, string word, Tensor tensor)
    {
        var text = new StringBuilder();
        text.Append(Constant($"Elements of the {word}.", $"int {member}Length", $"{tensor.Length}"));
        if (tensor.Shape.Length == 4)
            foreach ((string what, int dimension) in new[] { ("Height", 1), ("Width", 2), ("Channels", 3) })
                text.Append(Constant($"{what} of the {word}.", $"int {member}{what}", $"{tensor.Shape[dimension]}"));
        string type = tensor.IsUnsigned ? "uint8" : "int8";
        text.Append(Constant($"Real value of one step of the {word}.", $"float {member}Scale", CSharpText.Literal(tensor.Scale)));
        text.Append(Constant($"The {type} that stands for the real 0 in the {word}.", $"int {member}ZeroPoint", $"{tensor.ZeroPoint}"));
        return text.ToString();
    }

    private static string Constant(string summary, string declaration, string value) => $"    /// <summary>{summary}</summary>\n    public const {declaration} = {value};\n\n";

    private static string Description(Operator step)
    {
        string window = step is WindowedOperator o ? $" {o.Window.Height}x{o.Window.Width} by {o.Window.StrideHeight}x{o.Window.StrideWidth}" : "";
        long constants = step.ConstantBytes + step.Inputs.Sum(i => (long)(i.Data?.Length ?? 0));
        return $"{step.Kind}{window}; {step.Output.ShapeText()}; {Figure(step.Macs)}; {Figure(constants)}";
    }

    private static string Shapes(Tensor[] tensors) => string.Join(" and ", tensors.Select(t => t.ShapeText()));

    private static string Figure(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Line(string text) => CSharpText.Comment(text, "/// ");
}
