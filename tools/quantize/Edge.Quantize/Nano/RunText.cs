using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Emit;
using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Gathers what a network's steps need: methods, fields, lines of the constructor and of Run.</summary>
internal sealed partial class RunText
{
    private readonly MemberNames _members;
    private readonly ConstantPool _pool;
    private readonly NetworkPlan _plan;

    /// <summary>Writes every step.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="members">Names of the class.</param>
    /// <param name="pool">The main class' constants.</param>
    public RunText(NetworkPlan plan, MemberNames members, ConstantPool pool)
    {
        _plan = plan;
        _members = members;
        _pool = pool;
        Edges();
        var fields = new Dictionary<Tensor, string>();
        foreach ((string name, (string element, int length)) in new HeapPlanner(plan, 0).Assign(fields))
            Field(name, $"{element}[]", Text($"new {element}[{length}]"));
        foreach ((Tensor tensor, string name) in fields)
            plan.StoreOf(tensor).Field = name;
        int sums = plan.Forms.OfType<ConvolutionPlan>().Select(c => c.Tile?.SumsLength(c) ?? 0).Append(0).Max();
        if (sums > 0)
            _sums = Field(members.Unique("_sums"), "long[]", Text($"new long[{sums}]"));
        foreach (object form in plan.Forms)
        {
            switch (form)
            {
                case ConvolutionPlan c:
                    Convolution(c);
                    break;
                case DepthwisePlan w:
                    Depthwise(w);
                    break;
                case DensePlan d:
                    Dense(d);
                    break;
                case Softmax s when plan.StoreOf(s.Inputs[0]).Kind == StoreKind.Raw && s.Inputs[0].Data is null:
                    Softmax(s);
                    break;
                case Add a when new AddText(a, "").Fits && a.Inputs.Append(a.Output).All(t => plan.StoreOf(t).Kind == StoreKind.Raw):
                    Add(a);
                    break;
                case Operator o when PoolText.Fits(o) && plan.StoreOf(o.Inputs[0]).Kind == StoreKind.Raw && plan.StoreOf(o.Output).Kind == StoreKind.Raw:
                    string name = Name(o);
                    Members.Add(ClassText.Method(PoolText.Method(o, name), "private"));
                    Run.Add($"{name}({_plan.StoreOf(o.Inputs[0]).Field}, {_plan.StoreOf(o.Output).Field});");
                    break;
                default:
                    Operator((Operator)form);
                    break;
            }
        }
        Run.AddRange(_end);
    }

    private readonly List<string> _end = [];
    private readonly string _sums = "";

    /// <summary>Fields: name, type, and the value that the constructor gives.</summary>
    public List<(string Name, string Type, string Value)> Fields { get; } = [];

    /// <summary>Lines of the constructor behind the fields.</summary>
    public List<string> Constructor { get; } = [];

    /// <summary>Lines of Run, without indent; {n} stands for the class of unit n.</summary>
    public List<string> Run { get; } = [];

    /// <summary>Methods that may stand in classes of their own.</summary>
    public List<NanoUnit> Units { get; } = [];

    /// <summary>Members of the main class as text.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Operators that have no generated form.</summary>
    public List<Operator> Fallbacks { get; } = [];

    private void Edges()
    {
        bool one = _plan.Graph.Inputs.Length == 1;
        int start = 0;
        foreach (Tensor input in _plan.Graph.Inputs)
        {
            TensorStore store = _plan.StoreOf(input);
            store.Field = one ? "input" : Buffer("_input", input.Length);
            if (!one)
                Run.Add(Text($"System.Array.Copy(input, {start}, {store.Field}, 0, {input.Length});"));
            start += input.Length;
        }
        start = 0;
        one = _plan.Graph.Outputs.Length == 1;
        foreach (Tensor output in _plan.Graph.Outputs)
        {
            TensorStore store = _plan.StoreOf(output);
            bool direct = one && store.Field.Length == 0 && output.Data is null;
            if (store.Field.Length == 0)
                store.Field = direct ? "output" : Buffer("_output", output.Length);
            if (!direct)
                _end.Add(Text($"System.Array.Copy({store.Field}, 0, output, {start}, {output.Length});"));
            start += output.Length;
        }
    }

    private string Buffer(string name, int length) => Field(_members.Unique(name), "sbyte[]", Text($"new sbyte[{length}]"));

    private string Field(string name, string type, string value)
    {
        Fields.Add((name, type, value));
        return name;
    }

    private void Softmax(Softmax step)
    {
        string name = Name(step);
        var text = new SoftmaxText(step, name);
        string table = _pool.Add($"{name}Exponentials", $"Exponentials of {CSharpText.Short(step.Name)}, Q0.31.", text.Exponentials(), ArrayLayout.Integers);
        string field = Field(_members.Unique($"_exponentials{name}"), "int[]", $"{table}()");
        Run.Add($"{name}({_plan.StoreOf(step.Inputs[0]).Field}, {_plan.StoreOf(step.Output).Field}, {field});");
        if (!Members.Contains(SoftmaxText.Helpers))
            Members.Add(SoftmaxText.Helpers);
        Members.Add(ClassText.Method(text.Method(), "private"));
        if (_plan.Graph.Outputs.Length == 1 && step.Output == _plan.Graph.Outputs[0])
            Logits(step);
    }

    // What a rule that says "no digit" weighs. Nothing runs behind the last softmax, so its input stays what it was.
    private void Logits(Softmax step) => Members.Add(
        $"""

            /// <summary>The int8 scores of the last run before the softmax, {step.Inputs[0].Length} or more values; overwritten by the next run.</summary>
            public sbyte[] Logits => {_plan.StoreOf(step.Inputs[0]).Field};

        """);

    private void Add(Add step)
    {
        string name = Name(step);
        var text = new AddText(step, name);
        string Table(string part, int[] values)
        {
            string table = _pool.Add($"{name}{part}", $"Shares of the {part.ToLowerInvariant()} input of {CSharpText.Short(step.Name)}, by value.", values, ArrayLayout.Integers);
            return Field(_members.Unique($"_{part.ToLowerInvariant()}{name}"), "int[]", $"{table}()");
        }

        Run.Add($"{name}({_plan.StoreOf(step.Inputs[0]).Field}, {_plan.StoreOf(step.Inputs[1]).Field}, {_plan.StoreOf(step.Output).Field}, {Table("First", text.First)}, {Table("Second", text.Second)});");
        Members.Add(ClassText.Method(text.Method(), "private"));
    }

    private void Operator(Operator step)
    {
        Fallbacks.Add(step);
        string name = Name(step);
        Tensor[] read = [.. step.Inputs.Where(i => i.Data is null).Distinct()];
        string field = Field(_members.Unique($"_step{name}"), "Interpreter", $"new Interpreter({name}())");
        Members.Add(OperatorGraph.Method(step, name, read, _members, _pool));
        string source = read.Length == 1 ? _plan.StoreOf(read[0]).Field : Buffer("_joined", read.Sum(r => r.Length));
        int start = 0;
        foreach (Tensor tensor in read)
        {
            if (read.Length > 1)
                Run.Add(Text($"System.Array.Copy({_plan.StoreOf(tensor).Field}, 0, {source}, {start}, {tensor.Length});"));
            start += tensor.Length;
        }
        Run.Add($"{field}.Run({source}, 0, {_plan.StoreOf(step.Output).Field}, 0);");
    }

    private void Add(MethodText[] methods, string call)
    {
        Run.Add(Text($"{{{Units.Count}}}{call}"));
        Units.Add(new NanoUnit(methods));
    }

    // A layer "Relu" may need a method "ReluSums": where another layer is called that, the first is called "ReluLayer".
    private string Name(Operator step)
    {
        string name = CSharpText.Identifier(step.Name);
        while (_plan.Graph.Operators.Any(o => IsDerived(CSharpText.Identifier(o.Name), name)))
            name += "Layer";
        return _members.Unique(name);
    }

    private static bool IsDerived(string other, string name) =>
        (other.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (other[name.Length..].ToUpperInvariant() is "SUMS" or "WEIGHTS" || other[name.Length..].StartsWith("Part", StringComparison.OrdinalIgnoreCase)))
        || (other.EndsWith(name, StringComparison.OrdinalIgnoreCase) && other[..^name.Length].ToUpperInvariant() is "PACK" or "FILL" or "INK");
}
