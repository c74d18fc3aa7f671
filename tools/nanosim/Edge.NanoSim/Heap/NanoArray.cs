using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Heap;

/// <summary>An array; elements lie in <see cref="NanoArray{T}"/>.</summary>
internal abstract class NanoArray(NanoClass type, TypeReference element, ValueKind kind, int length) : NanoObject(type, 0, 0)
{
    /// <summary>Type of an element.</summary>
    public TypeReference Element { get; } = element;

    /// <summary>Kind of an element.</summary>
    public ValueKind Kind { get; } = kind;

    /// <summary>Number of elements.</summary>
    public int Length { get; } = length;
}
