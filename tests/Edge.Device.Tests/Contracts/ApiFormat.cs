using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>Writes the public members of an assembly as the lists write them: a type at the margin, its members indented by two.</summary>
internal static class ApiFormat
{
    /// <summary>The lines of every public type; the first of each is the type's own.</summary>
    public static IEnumerable<IReadOnlyList<string>> Types(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().Where(IsVisible).Select(t => new[] { Header(t) }.Concat(Members(t)).ToArray());

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    private static IEnumerable<string> Members(TypeDefinition type) =>
        type.Fields.Where(f => f.IsPublic && !f.IsSpecialName).Select(Field)
            .Concat(type.Methods.Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly).Select(Method));

    private static string Header(TypeDefinition type)
    {
        if (type.IsEnum)
            return $"enum {type.FullName}";
        bool isDelegate = type.BaseType?.FullName == "System.MulticastDelegate";
        string kind = type.IsInterface ? "interface" : type.IsValueType ? "struct" : isDelegate ? "delegate" : "class";
        string modifier = kind != "class" ? "" : type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        string parent = type.IsInterface || type.IsValueType || type.BaseType is null ? "" : $" : {type.BaseType.FullName}";
        return modifier + kind + " " + type.FullName + parent + string.Concat(type.Interfaces.Select(i => $" , {i.InterfaceType.FullName}"));
    }

    private static string Field(FieldDefinition field)
    {
        string modifiers = field.IsLiteral ? "static const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"  field {modifiers}{field.FieldType.FullName} {field.Name}{(field.IsLiteral ? " = " + Constant(field.Constant) : "")}";
    }

    private static string Method(MethodDefinition method)
    {
        string access = method.IsPublic ? "" : "protected ";
        string modifier = method.IsStatic ? "static " : method.IsAbstract ? (method.IsNewSlot ? "abstract " : "abstract ") : !method.IsVirtual ? "" : method.IsNewSlot ? "virtual " : "override ";
        string generic = method.HasGenericParameters ? "<" + string.Join(",", method.GenericParameters.Select(p => p.Name)) + ">" : "";
        return $"  method {access}{modifier}{method.ReturnType.FullName} {method.Name}{generic}({string.Join(", ", method.Parameters.Select(Parameter))})";
    }

    private static string Parameter(ParameterDefinition parameter)
    {
        string type = parameter.ParameterType is ByReferenceType reference ? (parameter.IsOut ? "out " : "ref ") + reference.ElementType.FullName : parameter.ParameterType.FullName;
        return $"{type} {parameter.Name}{(parameter.IsOptional ? " = " + Constant(parameter.HasConstant ? parameter.Constant : null) : "")}";
    }

    private static string Constant(object? value) => value switch
    {
        null => "null",
        '\0' => "\\u0000",
        '\uFFFF' => "\\uFFFF",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
    };
}
