using Mono.Cecil;

namespace Edge.NanoSim.Conformity;

/// <summary>Types that an assembly for nanoFramework 1.x cannot name.</summary>
internal static class TypeRules
{
    /// <summary>The rule that a type is against, with the words for it; null for none.</summary>
    public static (ConformityRule Rule, string Text)? Fault(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter or TypeDefinition: return null;
            case GenericInstanceType: return (ConformityRule.Generics, $"uses the generic {type.FullName}, which nanoFramework 1.x cannot run; write it for one type");
            case ArrayType { IsVector: false }: return (ConformityRule.Type, $"uses the array {type.FullName} of several dimensions, which crashes nanoCLR; use jagged or flat arrays");
            case PointerType or FunctionPointerType: return (ConformityRule.Type, $"uses the pointer {type.FullName}, which nanoCLR does not have; use arrays and indices");
            case TypeSpecification other: return Fault(other.ElementType);
        }
        return type.Resolve() is not null ? null
            : (ConformityRule.Type, $"uses {type.FullName}, which {type.Scope.Name} of nanoFramework does not have; write it without");
    }
}
