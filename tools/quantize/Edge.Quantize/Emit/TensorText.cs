using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Micro;

namespace Edge.Quantize.Emit;

/// <summary>The C# of a graph's tensors: scale and zero point as constants, the shape as a method, and the locals of Create.</summary>
internal sealed class TensorText
{
    private readonly Dictionary<Tensor, string> _members = [];
    private readonly Dictionary<Tensor, string> _locals = [];
    private readonly StringBuilder _constants = new();
    private readonly StringBuilder _declarations = new();

    /// <summary>Names and writes every tensor.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="members">Names of the class' members.</param>
    /// <param name="pool">Receives shapes and constants.</param>
    public TensorText(Graph graph, MemberNames members, ConstantPool pool)
    {
        // The first input and output have public constants under these names.
        var prefixes = new MemberNames("Input", "Output");
        var locals = new MemberNames("operators");
        Dictionary<Tensor, Operator> writers = [];
        foreach (Operator step in graph.Operators)
            writers.TryAdd(step.Output, step);
        foreach (Tensor tensor in graph.Inputs.Concat(graph.Operators.SelectMany(o => o.Inputs.Append(o.Output))))
        {
            if (_members.ContainsKey(tensor))
                continue;
            string member = tensor == graph.Inputs[0] ? "Input" : tensor == graph.Outputs[0] ? "Output" : prefixes.Unique(CSharpText.Identifier(tensor.Name));
            _members.Add(tensor, member);
            _locals.Add(tensor, locals.Unique(CSharpName.Local(member)));
            string what = $"{CSharpText.Short(tensor.Name)}: {tensor.ShapeText()}, {(writers.TryGetValue(tensor, out Operator? writer) ? $"written by {writer.Kind}" : tensor.Data is null ? "an input" : "a constant")}.";
            Write(tensor, member, what, members, pool);
        }
    }

    /// <summary>Names and writes some tensors, none of which has public constants.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="prefix">What each member's name begins with.</param>
    /// <param name="members">Names of the class' members.</param>
    /// <param name="pool">Receives shapes and constants.</param>
    public TensorText(IReadOnlyList<Tensor> tensors, string prefix, MemberNames members, ConstantPool pool)
    {
        var prefixes = new MemberNames("Input", "Output");
        var locals = new MemberNames("operators");
        foreach (Tensor tensor in tensors)
        {
            string member = prefixes.Unique(prefix + CSharpText.Identifier(tensor.Name));
            _members.Add(tensor, member);
            _locals.Add(tensor, locals.Unique(CSharpName.Local(member)));
            Write(tensor, member, $"{CSharpText.Short(tensor.Name)}: {tensor.ShapeText()}.", members, pool);
        }
    }

    /// <summary>Number of tensors.</summary>
    public int Count => _members.Count;

    /// <summary>Constants of the tensors that no public ones describe.</summary>
    public string Constants => _constants.ToString();

    /// <summary>The lines of Create that make the tensors.</summary>
    public string Declarations => _declarations.ToString();

    /// <summary>The local that holds a tensor.</summary>
    public string Local(Tensor tensor) => _locals[tensor];

    /// <summary>"new Tensor[] { input }".</summary>
    public string Array(IEnumerable<Tensor> tensors) => $"new Tensor[] {{ {string.Join(", ", tensors.Select(Local))} }}";

    private void Write(Tensor tensor, string member, string what, MemberNames members, ConstantPool pool)
    {
        string scale = member + "Scale", zeroPoint = member + "ZeroPoint";
        if (member is not ("Input" or "Output"))
        {
            scale = members.Unique(scale);
            zeroPoint = members.Unique(zeroPoint);
            _constants.Append(CSharpText.Comment(what, "    // "))
                .Append($"    private const float {scale} = {CSharpText.Literal(tensor.Scale)};\n")
                .Append($"    private const int {zeroPoint} = {tensor.ZeroPoint};\n\n");
        }
        string shape = pool.Add(member + "Shape", $"Shape of {CSharpText.Short(tensor.Name)}{(tensor.Shape.Length == 4 ? " (NHWC)" : "")}.", tensor.Shape, ArrayLayout.Inline);
        string data = tensor.Data is null
            ? tensor.IsUnsigned ? ", null, true" : ""
            : $", {pool.Add(member + "Data", $"Values of {CSharpText.Short(tensor.Name)}.", tensor.Data, ArrayLayout.Bytes("row", tensor.Shape.Length == 0 ? 1 : tensor.Shape[^1]))}(), {(tensor.IsUnsigned ? "true" : "false")}";
        _declarations.Append($"        Tensor {_locals[tensor]} = new Tensor({CSharpText.Literal(tensor.Name)}, {shape}(), {scale}, {zeroPoint}{data});\n");
    }
}
