using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>Puts the pieces of a network into one class, or into several assemblies where one would pass nanoFramework's limits.</summary>
/// <param name="plan">The network.</param>
/// <param name="names">Names and the text about its origin.</param>
/// <param name="run">The pieces.</param>
/// <param name="pool">Constants of the main class.</param>
internal sealed class ClassSplitter(NetworkPlan plan, CSharpOptions names, RunText run, ConstantPool pool)
{
    // Constructor, Run, softmax and self-test of the main class.
    private const int MainBytes = 4_000;

    /// <summary>The files, that of the class itself first.</summary>
    public IReadOnlyList<NanoFile> Files()
    {
        var parts = new List<List<NanoUnit>> { new() };
        int code = MainBytes + run.Fallbacks.Count * 300;
        long constants = pool.Bytes;
        foreach (NanoUnit unit in run.Units)
        {
            bool fits = code + unit.CodeBytes <= MethodLimits.AssemblyBytes && constants + unit.ConstantBytes <= MethodLimits.ConstantBytes;
            if (!fits)
            {
                parts.Add([]);
                (code, constants) = (500, 0);
            }
            parts[^1].Add(unit);
            unit.Owner = parts.Count == 1 ? "" : ClassOf(parts.Count - 1);
            code += unit.CodeBytes;
            constants += unit.ConstantBytes;
        }
        foreach (NanoUnit unit in parts[0])
            foreach (var constant in unit.Constants)
                pool.AddReserved(constant.Name, constant.Summary, constant.Values, constant.Layout);
        return [Main(parts[0], parts.Count), .. parts.Skip(1).Select((units, i) => Part(units, i + 1))];
    }

    private string ClassOf(int part) => names.ClassName + "Part" + part.ToString(CultureInfo.InvariantCulture);

    private NanoFile Main(List<NanoUnit> units, int parts)
    {
        StringBuilder text = Head(run.Fallbacks.Count > 0);
        text.Append(NanoDocumentation.Of(plan, names, run, parts));
        text.Append($"public sealed class {names.ClassName}\n{{\n").Append(ClassHead.Constants(plan.Graph).Replace("the arena: all activations, inputs and outputs included", "Edge.Micro's arena for the same network; this class has arrays of its own", System.StringComparison.Ordinal));
        foreach ((string name, string type, _) in run.Fields)
            text.Append(CSharpText.Wrap($"    private readonly {type} {name};\n"));
        text.Append($"\n    /// <summary>Allocates every array; <see cref=\"Run\"/> allocates nothing.</summary>\n    public {names.ClassName}()\n    {{\n");
        foreach ((string name, _, string value) in run.Fields)
            text.Append(CSharpText.Wrap($"        {name} = {Resolve(value)};\n"));
        foreach (string line in run.Constructor)
            text.Append(CSharpText.Wrap($"        {Resolve(line)}\n"));
        text.Append("    }\n\n    /// <summary>Runs once. Not for two threads at once.</summary>\n");
        text.Append("    /// <param name=\"input\">The inputs' values, one input after the other.</param>\n");
        text.Append("    /// <param name=\"output\">Receives the outputs' values, one output after the other.</param>\n");
        text.Append("    public void Run(sbyte[] input, sbyte[] output)\n    {\n");
        foreach (string line in run.Run)
            text.Append(CSharpText.Wrap($"        {Resolve(line)}\n"));
        text.Append("    }\n").Append(SelfTest(plan.Graph.Inputs.Sum(i => i.Length), plan.Graph.Outputs.Sum(o => o.Length)));
        if (names.Labels is not null)
        {
            text.Append("\n    /// <summary>Names of the classes, in the order of the output.</summary>\n    /// <returns>A fresh array.</returns>\n    public static string[] Labels() => new string[]\n    {\n");
            foreach (string label in names.Labels)
                text.Append(CSharpText.Wrap($"        {CSharpText.Literal(label)},")).Append('\n');
            text.Append("    };\n");
        }
        foreach (MethodText method in units.SelectMany(u => u.Methods))
            text.Append(ClassText.Method(method, "private"));
        foreach (string member in run.Members)
            text.Append(member.ReplaceLineEndings("\n"));
        text.Append(pool.Text).Append("}\n");
        return new NanoFile($"{names.ClassName}.g.cs", text.ToString(), units.Sum(u => u.CodeBytes) + MainBytes, (int)pool.Bytes);
    }

    private NanoFile Part(List<NanoUnit> units, int part)
    {
        string name = ClassOf(part);
        StringBuilder text = Head(false);
        text.Append($"/// <summary>Layers of <c>{names.ClassName}</c> that have no room in its assembly.</summary>\npublic static class {name}\n{{");
        var members = new MemberNames(name);
        var constants = new ConstantPool(members);
        foreach (MethodText method in units.SelectMany(u => u.Methods))
            text.Append(ClassText.Method(method, "public"));
        foreach (var constant in units.SelectMany(u => u.Constants))
            constants.AddReserved(constant.Name, constant.Summary, constant.Values, constant.Layout);
        text.Append(constants.Text.Replace("    private static", "    /// <summary>Constants.</summary>\n    /// <returns>A fresh array.</returns>\n    public static", System.StringComparison.Ordinal)).Append("}\n");
        return new NanoFile($"{names.ClassName}.Part{part.ToString(CultureInfo.InvariantCulture)}/{name}.g.cs", text.ToString(), units.Sum(u => u.CodeBytes) + 500, (int)constants.Bytes);
    }

    private StringBuilder Head(bool micro)
    {
        var text = new StringBuilder("// <auto-generated>\n");
        foreach (string line in names.Origin)
            text.Append(CSharpText.Comment(line, "// "));
        text.Append("// </auto-generated>\n").Append(micro ? "using Edge.Micro;\nusing Edge.Micro.Operators;\n\n" : "");
        return text.Append($"namespace {names.Namespace};\n\n");
    }

    // "{3}" before a name is the class of unit 3, empty where it is the class itself.
    private string Resolve(string line)
    {
        for (int open = line.IndexOf('{', System.StringComparison.Ordinal); open >= 0; open = line.IndexOf('{', System.StringComparison.Ordinal))
        {
            int close = line.IndexOf('}', open);
            string owner = run.Units[int.Parse(line[(open + 1)..close], CultureInfo.InvariantCulture)].Owner;
            line = line[..open] + (owner.Length == 0 ? "" : owner + ".") + line[(close + 1)..];
        }
        return line;
    }

    private static string SelfTest(int inputLength, int outputLength) => string.Create(CultureInfo.InvariantCulture, $$"""

            /// <summary>Runs the golden samples that travel with the model.</summary>
            /// <returns>True where every output bit is right.</returns>
            public bool SelfTest()
            {
                sbyte[] inputs = GoldenInputs(), outputs = GoldenOutputs(), input = new sbyte[{{inputLength}}], output = new sbyte[{{outputLength}}];
                for (int sample = 0; sample * output.Length < outputs.Length; sample++)
                {
                    System.Array.Copy(inputs, sample * input.Length, input, 0, input.Length);
                    Run(input, output);
                    for (int i = 0; i < output.Length; i++)
                        if (output[i] != outputs[sample * output.Length + i])
                            return false;
                }
                return true;
            }

        """).ReplaceLineEndings("\n");
}
