using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Edge.NanoSim.Heap;

namespace Edge.Quantize.Fit;

/// <summary>What objects of .NET would take on the heap of nanoFramework 1.x, by the simulator's layout: object by object, so that each layer has its share.</summary>
/// <remarks>A string counts as a literal, which is one block that points into flash. The fields are those of the classes of Edge.Micro as .NET sees them.</remarks>
internal sealed class ObjectTally
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, FieldInfo[]> _fields = [];

    /// <summary>Bytes of an object and of all that it refers to, without what an earlier call has counted.</summary>
    public long Add(object? root)
    {
        long bytes = 0;
        var open = new Stack<object>();
        Push(root);
        while (open.TryPop(out object? value))
        {
            Type type = value.GetType();
            bytes += value switch
            {
                string => HeapLayout.BlockBytes,
                Delegate => HeapLayout.DelegateObjectBytes,
                Array array => HeapLayout.ArrayBytes(array.Length, ElementBytes(type.GetElementType()!)),
                _ => HeapLayout.ObjectBytes(Fields(type).Length),
            };
            if (value is Array { Length: > 0 } references && !type.GetElementType()!.IsValueType)
                foreach (object? element in references)
                    Push(element);
            else if (value is not (string or Delegate or Array))
                foreach (FieldInfo field in Fields(type).Where(f => !f.FieldType.IsValueType))
                    Push(field.GetValue(value));
        }
        return bytes;

        void Push(object? value)
        {
            if (value is not null && _seen.Add(value))
                open.Push(value);
        }
    }

    /// <summary>Bytes of what the static fields of an assembly refer to: the interpreter makes it at the start.</summary>
    public long AddStatics(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsLiteral && !f.FieldType.IsValueType).Sum(f => Add(f.GetValue(null)));
    }

    private FieldInfo[] Fields(Type type)
    {
        if (_fields.TryGetValue(type, out FieldInfo[]? known))
            return known;
        var fields = new List<FieldInfo>();
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
            fields.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return _fields[type] = [.. fields];
    }

    private static int ElementBytes(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean or TypeCode.SByte or TypeCode.Byte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => HeapLayout.BlockBytes,
    };
}
