using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Micro;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>Writes an operator that has no generated form as a graph of its own, which Edge.Micro's interpreter runs.</summary>
internal static class OperatorGraph
{
    /// <summary>The method that makes the graph.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="name">Name of the method.</param>
    /// <param name="read">The tensors that it reads, constants excepted.</param>
    /// <param name="members">Names of the class.</param>
    /// <param name="pool">Receives its constants.</param>
    public static string Method(Operator step, string name, Tensor[] read, MemberNames members, ConstantPool pool)
    {
        var tensors = new TensorText([.. step.Inputs.Append(step.Output).Distinct()], name, members, pool);
        var operators = new OperatorText(pool, tensors);
        var text = new StringBuilder("\n").Append(tensors.Constants);
        text.Append(CSharpText.Comment($"{CSharpText.Short(step.Name)}: {step.Kind} by Edge.Micro.", "    // "));
        var code = new StringBuilder($"    private static Graph {name}()\n    {{\n");
        code.Append(tensors.Declarations).Append("        Operator[] operators = new Operator[]\n        {\n");
        code.Append("            ").AppendJoin("\n            ", operators.Construct(step)).Append(",\n        };\n");
        code.Append(CultureInfo.InvariantCulture, $"        return new Graph({CSharpText.Literal(step.Name)}, {tensors.Array(read)}, {tensors.Array([step.Output])}, operators);\n    }}\n");
        return text.Append(CSharpText.Wrap(code.ToString())).ToString();
    }
}
