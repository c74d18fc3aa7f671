using System.Collections.Generic;
using Edge.NanoSim.Heap;
using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>A type of the program, laid out: fields, static part, virtual methods.</summary>
internal sealed class NanoClass
{
    private readonly Dictionary<FieldDefinition, FieldPlace> _fields = [];
    private readonly Dictionary<MethodDefinition, NanoMethod> _virtuals = [];
    private readonly NanoProgram _program;

    public NanoClass(NanoProgram program, TypeDefinition definition)
    {
        _program = program;
        Definition = definition;
        if (definition.BaseType is not null)
        {
            Base = program.Class(definition.BaseType);
            Numbers = Base.Numbers;
            References = Base.References;
            FieldBlocks = Base.FieldBlocks;
            Structs.AddRange(Base.Structs);
        }
        FieldBlocks += HiddenFields.Of(definition);
    }

    public TypeDefinition Definition { get; }

    public NanoClass? Base { get; }

    public bool IsStruct => Definition.IsValueType && !Definition.IsEnum && !Definition.IsPrimitive;

    /// <summary>Fields that are numbers, inherited ones included.</summary>
    public int Numbers { get; private set; }

    /// <summary>Fields that are references or structs, inherited ones included.</summary>
    public int References { get; private set; }

    /// <summary>Fields as the device counts them, those of native classes included.</summary>
    public int FieldBlocks { get; private set; }

    /// <summary>Fields that are structs: each is an object of its own.</summary>
    public List<FieldPlace> Structs { get; } = [];

    /// <summary>The static part.</summary>
    public NanoObject? Statics { get; set; }

    /// <summary>Static fields that are structs.</summary>
    public List<FieldPlace> StaticStructs { get; } = [];

    /// <summary>Number of static fields.</summary>
    public int StaticBlocks { get; private set; }

    /// <summary>Static fields that are numbers, and that are references.</summary>
    public (int Numbers, int References) StaticCounts { get; private set; }

    /// <summary>Lays the own fields out; a second step, because a field may have the class itself as its type.</summary>
    public void LayOut()
    {
        int staticNumbers = 0;
        int staticReferences = 0;
        foreach (FieldDefinition field in Definition.Fields)
        {
            if (field.IsLiteral || (field.IsStatic && field.RVA != 0))
                continue;
            ValueKind kind = ValueKinds.Of(field.FieldType);
            NanoClass? type = kind == ValueKind.Struct ? _program.Class(field.FieldType) : null;
            bool isNumber = ValueKinds.IsNumber(kind);
            int index = field.IsStatic ? (isNumber ? staticNumbers++ : staticReferences++) : isNumber ? Numbers++ : References++;
            var place = new FieldPlace(kind, index, type);
            _fields.Add(field, place);
            if (field.IsStatic)
                StaticBlocks++;
            else
                FieldBlocks++;
            if (type is not null)
                (field.IsStatic ? StaticStructs : Structs).Add(place);
        }
        StaticCounts = (staticNumbers, staticReferences);
    }

    /// <summary>The place of a field of this very class.</summary>
    public FieldPlace Field(FieldDefinition field) => _fields.TryGetValue(field, out FieldPlace? place)
        ? place
        : throw new NanoSimException($"The field {field.FullName} has no storage; read constants at compile time.");

    /// <summary>The method that a virtual call of <paramref name="declared"/> on an object of this class runs.</summary>
    public NanoMethod Virtual(MethodDefinition declared)
    {
        if (_virtuals.TryGetValue(declared, out NanoMethod? found))
            return found;
        found = _program.Method(VirtualLookup.Find(Definition, declared));
        _virtuals.Add(declared, found);
        return found;
    }

    /// <summary>Whether this class is <paramref name="other"/>, derives from it or implements it.</summary>
    public bool Is(TypeDefinition other)
    {
        for (NanoClass? c = this; c is not null; c = c.Base)
        {
            if (c.Definition == other)
                return true;
            if (other.IsInterface && VirtualLookup.Implements(c.Definition, other))
                return true;
        }
        return false;
    }
}
