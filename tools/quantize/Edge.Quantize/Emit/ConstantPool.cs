using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Emit;

/// <summary>The constant arrays of a generated model, spread over classes so that each class stays under the limit of a nanoFramework assembly.</summary>
internal sealed class ConstantPool(string className)
{
    /// <summary>Constant data that one class may hold: an assembly of nanoFramework 1.x holds less than 64 KB in all.</summary>
    public const int MaxClassBytes = 60_000;

    /// <summary>Elements of one array initialiser: nanoFramework counts them in 16 bits.</summary>
    public const int MaxArrayLength = 32_768;

    private readonly List<List<ConstantArray>> _classes = [[]];
    private int _classBytes;

    /// <summary>The arrays of each class; the first one is the model's own.</summary>
    public IReadOnlyList<IReadOnlyList<ConstantArray>> Classes => _classes;

    /// <summary>Bytes of all arrays.</summary>
    public int Bytes => _classes.Sum(c => c.Sum(a => a.Bytes));

    /// <summary>The name of a class of the pool.</summary>
    public string ClassName(int index) => index == 0 ? className : $"{className}Constants{index}";

    /// <summary>Adds values.</summary>
    /// <returns>The C# expression that makes a fresh copy of them.</returns>
    public string Add(string name, string summary, IReadOnlyList<sbyte> values) => Add(name, summary, "sbyte", 1, [.. values.Select(v => (int)v)]);

    /// <summary>Adds values.</summary>
    /// <returns>The C# expression that makes a fresh copy of them.</returns>
    public string Add(string name, string summary, IReadOnlyList<int> values) => Add(name, summary, "int", 4, [.. values]);

    private string Add(string name, string summary, string type, int size, int[] values)
    {
        int most = Math.Min(MaxArrayLength, MaxClassBytes / size);
        if (values.Length <= most)
            return Place(new ConstantArray(name, summary, type, size, values));
        string[] parts = [.. values.Chunk(most).Select((part, i) => Place(new ConstantArray($"{name}Part{i}", $"{summary} (part {i})", type, size, part)))];
        return $"Join{(type == "int" ? "Int32" : "SByte")}(new {type}[][] {{ {string.Join(", ", parts)} }})";
    }

    private string Place(ConstantArray array)
    {
        if (_classBytes + array.Bytes > MaxClassBytes)
        {
            _classes.Add([]);
            _classBytes = 0;
        }
        _classes[^1].Add(array);
        _classBytes += array.Bytes;
        return _classes.Count == 1 ? $"{array.Name}()" : $"{ClassName(_classes.Count - 1)}.{array.Name}()";
    }
}
