using Edge.NanoSim.Heap;
using Mono.Cecil;

namespace Edge.NanoSim.Execution;

/// <summary>Whether an object is of a type, for casts and for stores into arrays.</summary>
internal static class TypeTest
{
    /// <summary>Tests an object.</summary>
    public static bool Fits(NanoObject item, TypeReference type)
    {
        if (type.MetadataType == MetadataType.Object)
            return true;
        if (item is NanoArray array)
        {
            if (type is not ArrayType wanted)
                return type.FullName is "System.Array" or "System.Collections.IEnumerable" or "System.Collections.ICollection"
                    or "System.Collections.IList" or "System.ICloneable";
            return wanted.ElementType.FullName == array.Element.FullName
                || (!array.Element.IsValueType && wanted.ElementType.MetadataType == MetadataType.Object);
        }
        if (type is ArrayType)
            return false;
        TypeDefinition? definition = type.Resolve();
        return definition is not null && item.Type.Is(definition);
    }
}
