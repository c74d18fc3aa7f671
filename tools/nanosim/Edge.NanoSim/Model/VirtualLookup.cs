using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>Which method a virtual or interface call runs.</summary>
internal static class VirtualLookup
{
    /// <summary>The override of <paramref name="declared"/> for an object of <paramref name="type"/>.</summary>
    public static MethodDefinition Find(TypeDefinition type, MethodDefinition declared)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType?.Resolve())
        {
            foreach (MethodDefinition method in t.Methods)
                if (OverridesExplicitly(method, declared))
                    return method;
            foreach (MethodDefinition method in t.Methods)
            {
                if (method == declared)
                    return method;
                if (method.IsVirtual && method.Name == declared.Name && HaveSameParameters(method, declared)
                    && (declared.DeclaringType.IsInterface || !method.IsNewSlot))
                    return method;
            }
        }
        return declared;
    }

    /// <summary>Whether <paramref name="type"/> itself names the interface, directly or through another interface.</summary>
    public static bool Implements(TypeDefinition type, TypeDefinition contract)
    {
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            TypeDefinition? definition = implementation.InterfaceType.Resolve();
            if (definition is not null && (definition == contract || Implements(definition, contract)))
                return true;
        }
        return false;
    }

    private static bool OverridesExplicitly(MethodDefinition method, MethodDefinition declared)
    {
        foreach (MethodReference overridden in method.Overrides)
            if (overridden.Resolve() == declared)
                return true;
        return false;
    }

    private static bool HaveSameParameters(MethodDefinition a, MethodDefinition b)
    {
        if (a.Parameters.Count != b.Parameters.Count)
            return false;
        for (int i = 0; i < a.Parameters.Count; i++)
            if (a.Parameters[i].ParameterType.FullName != b.Parameters[i].ParameterType.FullName)
                return false;
        return true;
    }
}
