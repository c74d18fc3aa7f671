using System.Text;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>Pieces of the text of generated classes.</summary>
internal static class ClassText
{
    /// <summary>A static method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="access">private or public.</param>
    public static string Method(MethodText method, string access)
    {
        var text = new StringBuilder("\n");
        text.Append(access == "public" ? $"    /// <summary>{method.Summary}</summary>\n" : $"    // {method.Summary}\n");
        return text.Append(CSharpText.Wrap($"    {access} static void {method.Name}({method.Parameters})\n")).Append("    {\n").Append(method.Body).Append("    }\n").ToString();
    }
}
