using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Decoding;

/// <summary>The operand of newarr.</summary>
internal sealed class ArraySite(TypeReference element, NanoProgram program)
{
    /// <summary>Type of an element.</summary>
    public TypeReference Element { get; } = element;

    /// <summary>Its kind.</summary>
    public ValueKind Kind { get; } = ValueKinds.Of(element);

    /// <summary>Its class, for structs: each element is an object.</summary>
    public NanoClass? StructType { get; } = ValueKinds.Of(element) == ValueKind.Struct ? program.Class(element) : null;
}
