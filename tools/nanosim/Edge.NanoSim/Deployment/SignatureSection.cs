using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Edge.NanoSim.Deployment;

/// <summary>The section of signatures: a signature that occurs anywhere in what is there already takes no bytes. Data of array initialisers lies here too.</summary>
internal sealed class SignatureSection(UsedReferences used, IReadOnlyList<TypeDefinition> types)
{
    private readonly List<byte> _bytes = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _references = [.. used.Types.Keys];
    private readonly List<string> _definitions = [.. types.Select(t => t.FullName)];

    /// <summary>Bytes of the section.</summary>
    public int Bytes => _bytes.Count;

    /// <summary>Writes every signature of the assembly.</summary>
    /// <returns>Bytes of the data of array initialisers among them.</returns>
    public int AddAll()
    {
        foreach (FieldReference field in used.Fields.Values)
            Add([0x06, .. Type(field.FieldType)]);
        foreach (MethodReference method in used.Methods.Values)
            Add(Method(method));
        int data = 0;
        foreach (TypeDefinition type in types)
        {
            foreach (FieldDefinition field in type.Fields.Where(f => !f.HasConstant))
            {
                Add([0x06, .. Type(field.FieldType)]);
                byte[] value = field.InitialValue;
                if (value.Length > 0)
                    data += Add([(byte)value.Length, (byte)(value.Length >> 8), .. value]);
            }
            foreach (MethodDefinition method in type.Methods)
            {
                Add(Method(method));
                if (method.HasBody && method.Body.HasVariables)
                    Add([.. method.Body.Variables.SelectMany(v => Type(v.VariableType))]);
            }
            if (type.HasInterfaces)
                Add([(byte)type.Interfaces.Count, .. type.Interfaces.SelectMany(i => Token(i.InterfaceType))]);
        }
        foreach (TypeReference specification in used.Specifications.Values)
            Add([.. Type(specification)]);
        return data;
    }

    private int Add(byte[] signature)
    {
        if (!_seen.Add(System.Convert.ToBase64String(signature)))
            return 0;
        if (System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes).IndexOf(signature) >= 0)
            return 0;
        _bytes.AddRange(signature);
        return signature.Length;
    }

    private byte[] Method(MethodReference method) =>
        [(byte)(method.HasThis ? 0x20 : 0), (byte)method.Parameters.Count, .. Type(method.ReturnType), .. method.Parameters.SelectMany(p => Type(p.ParameterType))];

    private IEnumerable<byte> Type(TypeReference type)
    {
        switch (type)
        {
            case ByReferenceType pointer: return [0x10, .. Type(pointer.ElementType)];
            case ArrayType array: return [0x1D, .. Type(array.ElementType)];
            case FunctionPointerType: return [0x1B];
            case TypeSpecification other: return Type(other.ElementType);
        }
        // The element types of ECMA-335 serve as the values here: which byte a type has does not change a length.
        if (type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object)
            return [(byte)type.MetadataType];
        return [(byte)type.MetadataType, .. Token(type)];
    }

    // A compressed token: two bits of table, then the index.
    private IEnumerable<byte> Token(TypeReference type)
    {
        int reference = _references.IndexOf(type.FullName);
        int index = (reference >= 0 ? reference : Math.Max(0, _definitions.IndexOf(type.FullName))) << 2 | (reference >= 0 ? 1 : 0);
        return index < 0x80 ? [(byte)index] : [(byte)(0x80 | index >> 8), (byte)index];
    }
}
