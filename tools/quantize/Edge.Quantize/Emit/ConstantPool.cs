using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Emit;

/// <summary>The constant arrays of a generated model: a method each, evaluated when the network is made.</summary>
/// <param name="names">The members' names.</param>
internal sealed class ConstantPool(MemberNames names)
{
    /// <summary>Elements of one array initialiser: nanoFramework counts them in 16 bits.</summary>
    public const int MaxArrayLength = 32_768;

    private readonly StringBuilder _text = new();
    private readonly SortedSet<string> _joins = new(StringComparer.Ordinal);

    /// <summary>Bytes of all arrays.</summary>
    public long Bytes { get; private set; }

    /// <summary>The methods, in the order in which they were added.</summary>
    public string Text => _text + string.Concat(_joins.Select(Join));

    /// <summary>A name that nothing else of the class bears, for values that are added later.</summary>
    public string Reserve(string name) => names.Unique(name);

    /// <summary>Adds values under a name that was reserved for them.</summary>
    public void AddReserved(string name, string summary, IReadOnlyList<sbyte> values, ArrayLayout layout) => Place(name, summary, "sbyte", [.. values.Select(v => (int)v)], layout);

    /// <summary>Adds values.</summary>
    /// <returns>The name of the method that makes a fresh copy of them.</returns>
    public string Add(string name, string summary, IReadOnlyList<sbyte> values, ArrayLayout layout) => Place(names.Unique(name), summary, "sbyte", [.. values.Select(v => (int)v)], layout);

    /// <summary>Adds values.</summary>
    /// <returns>The name of the method that makes a fresh copy of them.</returns>
    public string Add(string name, string summary, IReadOnlyList<int> values, ArrayLayout layout) => Place(names.Unique(name), summary, "int", [.. values], layout);

    private string Place(string name, string summary, string type, int[] values, ArrayLayout layout)
    {
        if (values.Length <= MaxArrayLength)
            return Place(new ConstantArray(name, summary, type, values, layout));
        // Whole rows, where they are short enough.
        int rows = layout.Row is > 0 and <= MaxArrayLength ? MaxArrayLength / layout.Row : 0;
        string[] parts = [.. values.Chunk(rows > 0 ? rows * layout.Row : MaxArrayLength).Select((part, i) => Place(
            new ConstantArray(names.Unique($"{name}Part{i}"), $"{summary} (part {i})", type, part, layout) { FirstRow = i * rows }))];
        _joins.Add(type);
        string call = $"    private static {type}[] {name}() => {JoinName(type)}(new {type}[][] {{ {string.Join(", ", parts.Select(p => p + "()"))} }});\n";
        _text.Append('\n').Append(CSharpText.Comment(summary, "    // ")).Append(CSharpText.Wrap(call));
        return name;
    }

    private string Place(ConstantArray array)
    {
        _text.Append('\n').Append(array.ToText());
        Bytes += array.Bytes;
        return array.Name;
    }

    private static string JoinName(string type) => type == "int" ? "JoinInt32" : "JoinSByte";

    private static string Join(string type) => $$"""

            // An array initialiser of nanoFramework has at most 32,768 elements: longer arrays come in parts.
            private static {{type}}[] {{JoinName(type)}}({{type}}[][] parts)
            {
                int length = 0;
                for (int i = 0; i < parts.Length; i++)
                    length += parts[i].Length;
                {{type}}[] joined = new {{type}}[length];
                length = 0;
                for (int i = 0; i < parts.Length; i++)
                {
                    global::System.Array.Copy(parts[i], 0, joined, length, parts[i].Length);
                    length += parts[i].Length;
                }
                return joined;
            }

        """.ReplaceLineEndings("\n");
}
