using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Contracts.Generator;

/// <summary>Writes members as C#; every body throws.</summary>
/// <param name="text">Where to.</param>
/// <param name="spread">Methods whose last parameter is "params", each "Type Method".</param>
internal sealed class MemberWriter(StringBuilder text, HashSet<string> spread)
{
    private const string Body = " { throw null; }\n";

    /// <summary>A field or constant.</summary>
    public void WriteField(ApiField field)
    {
        bool constant = field.Modifiers.Contains("const", StringComparison.Ordinal);
        text.Append($"public {(constant ? "const" : field.Modifiers)} {CSharp.Type(field.Type)} {field.Name}");
        text.Append(constant ? " = " + CSharp.Constant(field.Type, field.Value!) + ";\n" : ";\n");
    }

    /// <summary>A constructor.</summary>
    public void WriteConstructor(ApiType type, ApiMethod method, string baseArguments) =>
        text.Append($"{Access(type, method)}{type.Name}({Parameters(method.Parameters)}) {baseArguments}{Body}");

    /// <summary>A method or operator.</summary>
    public void WriteMethod(ApiType type, ApiMethod method)
    {
        string parameters = Parameters(method.Parameters, spread.Contains(type.FullName + " " + method.Name));
        string name = method.Name switch
        {
            "op_Implicit" => "implicit operator " + CSharp.Type(method.ReturnType),
            "op_Explicit" => "explicit operator " + CSharp.Type(method.ReturnType),
            _ when method.Name.StartsWith("op_", StringComparison.Ordinal) => $"{CSharp.Type(method.ReturnType)} operator {CSharp.Operator(method.Name)}",
            _ => $"{CSharp.Type(method.ReturnType)} {method.Name}",
        };
        text.Append($"{Access(type, method)}{name}({parameters}){(HasBody(type, method) ? Body : ";\n")}");
    }

    /// <summary>A property or indexer of one or two accessors.</summary>
    public void WriteProperty(ApiType type, ApiMethod first, ApiMethod? second)
    {
        ApiMethod? getter = first.IsGetter ? first : second is { IsGetter: true } ? second : null;
        ApiMethod? setter = first.IsGetter ? second : first;
        ApiMethod main = getter ?? first;
        string propertyType = getter is not null ? getter.ReturnType : first.Parameters[^1].Type;
        string body = HasBody(type, main) ? Body : ";";
        // An indexer of another name than Item is String's Chars.
        string name = main.IndexParameters.Any() ? $"this[{Parameters(main.IndexParameters)}]" : main.Owner;
        if (main.IndexParameters.Any() && main.Owner != "Item")
            text.Append($"[global::System.Runtime.CompilerServices.IndexerName(\"{main.Owner}\")] ");
        string setterAccess = getter is not null && setter is not null && setter.Is("protected") && !getter.Is("protected") ? "protected " : "";
        text.Append($"{Access(type, main)}{CSharp.Type(propertyType)} {name} {{ {(getter is not null ? "get" + body : "")} {(setter is not null ? setterAccess + "set" + body : "")} }}\n");
    }

    /// <summary>An event.</summary>
    public void WriteEvent(ApiType type, ApiMethod accessor) =>
        text.Append($"{Access(type, accessor)}event {CSharp.Type(accessor.Parameters[0].Type)} {accessor.Owner} {{ add{Body} remove{Body} }}\n");

    /// <summary>A method of an interface that the class does not show.</summary>
    public void WriteExplicitMethod(ApiType contract, ApiMethod method) =>
        text.Append($"{CSharp.Type(method.ReturnType)} {CSharp.Type(contract.FullName)}.{method.Name}({Parameters(method.Parameters)}){Body}");

    /// <summary>A property of an interface that the class does not show.</summary>
    public void WriteExplicitProperty(ApiType contract, ApiMethod getter, bool hasSetter)
    {
        string name = getter.IndexParameters.Any() ? $"this[{Parameters(getter.IndexParameters)}]" : getter.Owner;
        text.Append($"{CSharp.Type(getter.ReturnType)} {CSharp.Type(contract.FullName)}.{name} {{ get{Body} {(hasSetter ? "set" + Body : "")} }}\n");
    }

    /// <summary>A list of parameters.</summary>
    public string Parameters(IEnumerable<ApiParameter> parameters, bool spreadLast = false)
    {
        var all = parameters.ToArray();
        return string.Join(", ", all.Select((p, i) =>
            (spreadLast && i == all.Length - 1 && p.Type.EndsWith("[]", StringComparison.Ordinal) ? "params " : "")
            + (p.Passing.Length > 0 ? p.Passing + " " : "") + CSharp.Type(p.Type) + " " + CSharp.Name(p.Name)
            + (p.Default is not null ? " = " + CSharp.Constant(p.Type, p.Default) : "")));
    }

    private static string Access(ApiType type, ApiMethod method)
    {
        if (type.Kind == "interface")
            return "";
        // Metadata calls a method of an interface virtual in a sealed type too; C# does not.
        IEnumerable<string> modifiers = method.Modifiers.Where(m => m is "static" or "override" or "abstract" || (m == "virtual" && !type.IsClosed));
        return string.Concat(new[] { method.Is("protected") ? "protected" : "public" }.Concat(modifiers).Select(m => m + " "));
    }

    private static bool HasBody(ApiType type, ApiMethod method) => type.Kind != "interface" && !method.Is("abstract");
}
