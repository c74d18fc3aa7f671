using System.Linq;
using Mono.Cecil;

namespace Edge.NanoSim.Conformity;

/// <summary>Members that an instruction names and the class library does not have.</summary>
internal static class MemberRules
{
    /// <summary>The rule that an instruction's operand is against, with the words for it; null for none.</summary>
    public static (ConformityRule Rule, string Text)? Fault(object? operand) => operand switch
    {
        TypeReference type => TypeRules.Fault(type),
        GenericInstanceMethod method => (ConformityRule.Generics, $"calls the generic {method.FullName}, which nanoFramework 1.x cannot run; write it for one type"),
        MethodReference method => TypeRules.Fault(method.DeclaringType) ?? TypeRules.Fault(method.ReturnType)
            ?? method.Parameters.Select(p => TypeRules.Fault(p.ParameterType)).FirstOrDefault(f => f is not null) ?? Missing(method.Resolve(), "calls", method),
        FieldReference field => TypeRules.Fault(field.DeclaringType) ?? TypeRules.Fault(field.FieldType) ?? Missing(field.Resolve(), "uses", field),
        _ => null,
    };

    private static (ConformityRule Rule, string Text)? Missing(IMemberDefinition? definition, string verb, MemberReference member) => definition is not null ? null
        : (ConformityRule.Member, $"{verb} {member.FullName}, which {member.DeclaringType.Scope.Name} of nanoFramework does not have; write it without");
}
