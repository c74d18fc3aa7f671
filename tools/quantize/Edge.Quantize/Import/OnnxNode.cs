using System.Collections.Generic;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Import;

/// <summary>One node of an ONNX graph, with its attributes at hand and messages that name it.</summary>
internal sealed class OnnxNode(NodeProto node)
{
    private readonly Dictionary<string, AttributeProto> _attributes = node.Attribute.GroupBy(a => a.Name).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Operator type, as "Conv"; with its domain where that is not ONNX's own.</summary>
    public string Type => node.Domain.Length == 0 || node.Domain == "ai.onnx" ? node.OpType : $"{node.Domain}.{node.OpType}";

    /// <summary>Name of the node, or of its output where it has none.</summary>
    public string Name => node.Name.Length > 0 ? node.Name : Output;

    /// <summary>Names of the inputs; "" for an absent optional one.</summary>
    public IReadOnlyList<string> Inputs => node.Input;

    /// <summary>Name of the first output.</summary>
    public string Output => node.Output.Count > 0 ? node.Output[0] : "";

    /// <summary>Names of all outputs.</summary>
    public IReadOnlyList<string> Outputs => node.Output;

    /// <summary>An exception whose sentence names the node.</summary>
    public QuantizeException Invalid(string expectedGotAction) => new($"Node {Type} '{Name}': {expectedGotAction}.");

    /// <summary>An integer attribute.</summary>
    public long Integer(string name, long absent) => _attributes.TryGetValue(name, out AttributeProto? a) ? a.I : absent;

    /// <summary>A real attribute.</summary>
    public float Real(string name, float absent) => _attributes.TryGetValue(name, out AttributeProto? a) ? a.F : absent;

    /// <summary>A text attribute.</summary>
    public string Text(string name, string absent) => _attributes.TryGetValue(name, out AttributeProto? a) && a.HasS ? a.S.ToStringUtf8() : absent;

    /// <summary>A tensor attribute, or null.</summary>
    public TensorProto? Tensor(string name) => _attributes.TryGetValue(name, out AttributeProto? a) ? a.T : null;

    /// <summary>A list of integers, or null where the attribute is not there.</summary>
    public long[]? List(string name) => _attributes.TryGetValue(name, out AttributeProto? a) && a.Ints.Count > 0 ? [.. a.Ints] : null;

    /// <summary>A list of real numbers, or null where the attribute is not there.</summary>
    public float[]? Reals(string name) => _attributes.TryGetValue(name, out AttributeProto? a) && a.Floats.Count > 0 ? [.. a.Floats] : null;

    /// <summary>True where the node has an attribute.</summary>
    public bool Has(string name) => _attributes.ContainsKey(name);

    /// <summary>A list of integers within [0, 2^15], <paramref name="count"/> of them; all equal <paramref name="absent"/> where the attribute is not there.</summary>
    public int[] Integers(string name, int count, int absent)
    {
        if (!_attributes.TryGetValue(name, out AttributeProto? attribute) || attribute.Ints.Count == 0)
            return [.. Enumerable.Repeat(absent, count)];
        if (attribute.Ints.Count != count || attribute.Ints.Any(i => i is < 0 or > 1 << 15))
            throw Invalid($"expected attribute {name} to be {count} numbers of 0 to 32768, got [{string.Join(',', attribute.Ints.Take(16))}]; pictures of one or two dimensions are supported");
        return [.. attribute.Ints.Select(i => (int)i)];
    }

    /// <summary>Throws unless an attribute has the only value that is supported.</summary>
    public void Require(string attribute, long expected, long absent)
    {
        long got = Integer(attribute, absent);
        if (got != expected)
            throw Invalid($"expected attribute {attribute} to be {expected}, got {got}; change the layer or export it differently");
    }
}
