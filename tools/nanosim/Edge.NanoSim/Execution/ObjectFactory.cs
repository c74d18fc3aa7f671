using System;
using System.Collections.Generic;
using System.Text;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Edge.NanoSim.Natives;
using Mono.Cecil;

namespace Edge.NanoSim.Execution;

/// <summary>Makes objects with the bytes that they take on the device; without room the program gets its OutOfMemoryException.</summary>
internal sealed class ObjectFactory(NanoProgram program, NanoHeap heap, Func<string, string?, Exception> fault)
{
    private readonly NanoClass _string = program.Class(program.CoreType("System.String"));
    private readonly NanoClass _array = program.Class(program.CoreType("System.Array"));
    private bool _isOutOfMemory;

    /// <summary>Objects under construction, which no slot holds yet.</summary>
    public List<object?> Protected { get; } = [];

    /// <summary>An instance with fields of zero; structs inside are objects too.</summary>
    public NanoObject New(NanoClass type)
    {
        long bytes = HeapLayout.ObjectBytes(type.FieldBlocks);
        Reserve(bytes, type.Definition.FullName);
        var item = new NanoObject(type, type.Numbers, type.References);
        heap.Add(item, bytes);
        if (type.Structs.Count == 0)
            return item;
        Protected.Add(item);
        foreach (FieldPlace field in type.Structs)
            item.References[field.Index] = New(field.StructType!);
        Protected.Remove(item);
        return item;
    }

    /// <summary>The static part of a type: an object beyond the account of the heap, whose fields count one block each.</summary>
    public void MakeStatics(NanoClass type)
    {
        Reserve((long)type.StaticBlocks * HeapLayout.BlockBytes, "static fields");
        type.Statics = new NanoObject(type, type.StaticCounts.Numbers, type.StaticCounts.References);
        foreach (FieldPlace field in type.StaticStructs)
            type.Statics.References[field.Index] = New(field.StructType!);
    }

    /// <summary>The static part of a class of the library, whose own static constructor does not run here; all are zero but the empty string.</summary>
    public NanoObject LibraryStatics(NanoClass type)
    {
        MakeStatics(type);
        foreach (FieldDefinition field in type.Definition.Fields)
            if (field is { IsStatic: true, IsLiteral: false, Name: "Empty" } && field.FieldType.MetadataType == MetadataType.String)
                type.Statics!.References[type.Field(field).Index] = NewLiteral("");
        return type.Statics!;
    }

    /// <summary>A copy of a struct.</summary>
    public NanoObject Clone(NanoObject source)
    {
        Protected.Add(source);
        NanoObject copy = New(source.Type);
        Protected.Remove(source);
        Copy(source, copy);
        return copy;
    }

    /// <summary>Copies the fields of a struct.</summary>
    public static void Copy(NanoObject source, NanoObject target)
    {
        if (ReferenceEquals(source, target))
            return;
        Array.Copy(source.Numbers, target.Numbers, source.Numbers.Length);
        for (int i = 0; i < source.References.Length; i++)
        {
            if (source.References[i] is NanoObject { Type.IsStruct: true } inner && target.References[i] is NanoObject { Type.IsStruct: true } place
                && inner is not NanoBox && IsStructField(source.Type, i))
                Copy(inner, place);
            else
                target.References[i] = source.References[i];
        }
    }

    /// <summary>An array of zeros, nulls or fresh structs.</summary>
    public NanoArray NewArray(TypeReference element, ValueKind kind, NanoClass? structType, int length)
    {
        if (length < 0)
            throw fault("System.ArgumentOutOfRangeException", null);
        long bytes = HeapLayout.ArrayBytes(length, ValueKinds.ElementBytes(kind));
        Reserve(bytes, $"{element.FullName}[{length}]");
        NanoArray array = ValueKinds.ElementBytes(kind) switch
        {
            1 => new NanoArray<byte>(_array, element, kind, length),
            2 => new NanoArray<ushort>(_array, element, kind, length),
            4 => new NanoArray<int>(_array, element, kind, length),
            _ when ValueKinds.IsNumber(kind) => new NanoArray<long>(_array, element, kind, length),
            _ => new NanoArray<object?>(_array, element, kind, length),
        };
        heap.Add(array, bytes);
        if (structType is not null)
        {
            Protected.Add(array);
            for (int i = 0; i < length; i++)
                array.SetReference(i, New(structType));
            Protected.Remove(array);
        }
        return array;
    }

    /// <summary>A string that is built at run time.</summary>
    public NanoString NewString(string text) => NewString(text, HeapLayout.StringBytes(Encoding.UTF8.GetByteCount(text)));

    /// <summary>A literal: one block that points into flash.</summary>
    public NanoString NewLiteral(string text) => NewString(text, HeapLayout.BlockBytes);

    /// <summary>A delegate to one method.</summary>
    public NanoDelegate NewDelegate(NanoMethod method)
    {
        Reserve(HeapLayout.DelegateObjectBytes, "delegate");
        var item = new NanoDelegate(program.Class(program.CoreType("System.MulticastDelegate")), method, null);
        heap.Add(item, HeapLayout.DelegateObjectBytes);
        return item;
    }

    /// <summary>A list of delegates.</summary>
    public NanoDelegate NewDelegateList(NanoClass type, IReadOnlyList<NanoDelegate> list)
    {
        long bytes = HeapLayout.DelegateListBytes(list.Count);
        Reserve(bytes, "delegate");
        var item = new NanoDelegate(type, list);
        heap.Add(item, bytes);
        return item;
    }

    /// <summary>A boxed number.</summary>
    public NanoBox NewBox(NanoClass type, ValueKind kind, long value)
    {
        Reserve(HeapLayout.BoxBytes, type.Definition.FullName);
        var item = new NanoBox(type, kind, value);
        heap.Add(item, HeapLayout.BoxBytes);
        return item;
    }

    /// <summary>An exception of the core library; when there is no room even for it, one that was there from the start, as on the device.</summary>
    public NanoObject Exception(string type, string? message)
    {
        NanoClass definition = program.Class(program.CoreType(type));
        long bytes = HeapLayout.ObjectBytes(definition.FieldBlocks);
        var item = new NanoObject(definition, definition.Numbers, definition.References) { Native = new ExceptionFacts(message, null) };
        if (!_isOutOfMemory && heap.Reserve(bytes))
            heap.Add(item, bytes);
        return item;
    }

    private static bool IsStructField(NanoClass type, int index) => type.Structs.Exists(f => f.Index == index);

    private NanoString NewString(string text, long bytes)
    {
        Reserve(bytes, "string");
        var item = new NanoString(_string, text);
        heap.Add(item, bytes);
        return item;
    }

    private void Reserve(long bytes, string what)
    {
        if (heap.Reserve(bytes))
            return;
        _isOutOfMemory = true;
        try
        {
            throw fault("System.OutOfMemoryException", bytes > (long)HeapLayout.MaxObjectBlocks * HeapLayout.BlockBytes
                ? $"{what} takes {bytes} bytes, more than an object may have ({HeapLayout.MaxObjectBlocks * HeapLayout.BlockBytes})"
                : $"{what} needs {bytes} bytes and {heap.InUse} of {heap.Budget} are in use");
        }
        finally
        {
            _isOutOfMemory = false;
        }
    }
}
