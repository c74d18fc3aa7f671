using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>Kinds of metadata types and what follows from them.</summary>
internal static class ValueKinds
{
    /// <summary>The kind of a storage place of the given type; enumerations count as their number.</summary>
    public static ValueKind Of(TypeReference type)
    {
        switch (type.MetadataType)
        {
            case MetadataType.Void: return ValueKind.Void;
            case MetadataType.Boolean: return ValueKind.Boolean;
            case MetadataType.SByte: return ValueKind.I1;
            case MetadataType.Byte: return ValueKind.U1;
            case MetadataType.Char: return ValueKind.Char;
            case MetadataType.Int16: return ValueKind.I2;
            case MetadataType.UInt16: return ValueKind.U2;
            case MetadataType.Int32: case MetadataType.IntPtr: return ValueKind.I4;
            case MetadataType.UInt32: case MetadataType.UIntPtr: return ValueKind.U4;
            case MetadataType.Single: return ValueKind.R4;
            case MetadataType.Int64: return ValueKind.I8;
            case MetadataType.UInt64: return ValueKind.U8;
            case MetadataType.Double: return ValueKind.R8;
            case MetadataType.ByReference: case MetadataType.Pointer: return ValueKind.ByReference;
            case MetadataType.Pinned:
            case MetadataType.RequiredModifier:
            case MetadataType.OptionalModifier:
                return Of(((TypeSpecification)type).ElementType);
            case MetadataType.ValueType: return OfValueType(type);
            default: return ValueKind.Reference;
        }
    }

    /// <summary>Whether the value is a number and not a reference, a struct or a pointer.</summary>
    public static bool IsNumber(ValueKind kind) => kind <= ValueKind.Ticks;

    /// <summary>Bytes of an array element; a reference is a whole heap block.</summary>
    public static int ElementBytes(ValueKind kind) => kind switch
    {
        ValueKind.Boolean or ValueKind.I1 or ValueKind.U1 => 1,
        ValueKind.Char or ValueKind.I2 or ValueKind.U2 => 2,
        ValueKind.I4 or ValueKind.U4 or ValueKind.R4 => 4,
        ValueKind.I8 or ValueKind.U8 or ValueKind.R8 => 8,
        _ => Heap.HeapLayout.BlockBytes,
    };

    private static ValueKind OfValueType(TypeReference type)
    {
        if (type.Namespace == "System" && type.Name is "DateTime" or "TimeSpan")
            return ValueKind.Ticks;
        TypeDefinition? definition = type.Resolve();
        if (definition is null)
            throw new NanoSimException($"The type {type.FullName} was expected in a referenced assembly and not found; put that assembly beside the program.");
        return definition.IsEnum ? Of(EnumNumber(definition)) : ValueKind.Struct;
    }

    private static TypeReference EnumNumber(TypeDefinition definition)
    {
        foreach (FieldDefinition field in definition.Fields)
            if (!field.IsStatic)
                return field.FieldType;
        throw new NanoSimException($"The enumeration {definition.FullName} has no number field; compile the assembly again.");
    }
}
