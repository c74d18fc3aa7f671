using System;

namespace Edge.Contracts.Generator;

/// <summary>From the spelling of the lists, which is that of metadata, to that of C#.</summary>
internal static class CSharp
{
    /// <summary>A type's name in C#.</summary>
    public static string Type(string name) => name == "System.Void" ? "void" : "global::" + name.Replace('/', '.');

    /// <summary>An identifier, escaped where it is a keyword.</summary>
    public static string Name(string name) => name is "object" or "event" or "params" or "ref" or "out" or "in" ? "@" + name : name;

    /// <summary>A constant of a type.</summary>
    public static string Constant(string type, string value) => type switch
    {
        "System.String" => value == "null" ? "null" : "\"" + value + "\"",
        "System.Char" => "'" + value + "'",
        "System.Boolean" => value == "True" ? "true" : "false",
        "System.Double" or "System.Single" => Real(value, type == "System.Double" ? "D" : "F"),
        "System.Int64" => value + "L",
        "System.UInt64" => value + "UL",
        "System.Byte" or "System.SByte" or "System.Int16" or "System.UInt16" or "System.Int32" or "System.UInt32" => value,
        _ => value == "null" ? "default" : $"({Type(type)})({value})",
    };

    /// <summary>The sign behind "operator" for a metadata name.</summary>
    public static string Operator(string name) => name switch
    {
        "op_Addition" or "op_UnaryPlus" => "+",
        "op_Subtraction" or "op_UnaryNegation" => "-",
        "op_Equality" => "==",
        "op_Inequality" => "!=",
        "op_LessThan" => "<",
        "op_LessThanOrEqual" => "<=",
        "op_GreaterThan" => ">",
        "op_GreaterThanOrEqual" => ">=",
        _ => throw new NotSupportedException($"Expected an operator that nanoFramework has, got {name}; teach it to {nameof(CSharp)}."),
    };

    private static string Real(string value, string suffix) => value switch
    {
        "NaN" => "0" + suffix + " / 0" + suffix,
        "Infinity" => "1" + suffix + " / 0" + suffix,
        "-Infinity" => "-1" + suffix + " / 0" + suffix,
        _ => value + suffix,
    };
}
