using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>Writes the public members of a TorchSharp assembly as its list does: TYPE::MEMBER, types by their last name, those of C# by keyword.</summary>
internal static class TorchFormat
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Boolean"] = "bool",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.String"] = "string",
    };

    /// <summary>The name of a type in the list.</summary>
    public static string NameOf(TypeDefinition type) =>
        type.FullName.Replace("TorchSharp.", "", System.StringComparison.Ordinal).Replace('/', '+');

    /// <summary>The lines of a type's own methods, without its enumeration values and constructors that are not public.</summary>
    public static IEnumerable<string> Methods(TypeDefinition type) =>
        type.Methods.Where(m => m.IsPublic).Select(m => NameOf(type) + "::" + (m.IsConstructor ? m.Name : (m.IsStatic ? "static " : "") + Type(m.ReturnType) + " " + m.Name) + Generic(m)
            + "(" + string.Join(", ", m.Parameters.Select(Parameter)) + ")");

    private static string Generic(MethodDefinition method) =>
        method.HasGenericParameters ? "<" + string.Join(",", method.GenericParameters.Select(p => p.Name)) + ">" : "";

    private static string Parameter(ParameterDefinition parameter)
    {
        string text = Type(parameter.ParameterType) + " " + parameter.Name;
        if (!parameter.IsOptional)
            return text;
        object? value = parameter.HasConstant ? parameter.Constant : null;
        return text + " = " + (value is null ? "null" : string.Format(CultureInfo.InvariantCulture, "{0}", value));
    }

    private static string Type(TypeReference type) => type switch
    {
        ArrayType array => Type(array.ElementType) + "[]",
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Type(nullable.GenericArguments[0]) + "?",
        GenericInstanceType generic => generic.ElementType.Name.Split('`')[0] + "<" + string.Join(",", generic.GenericArguments.Select(Type)) + ">",
        _ => Keywords.GetValueOrDefault(type.FullName, type.Name),
    };
}
