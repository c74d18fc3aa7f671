using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Edge.Docs.Api;

/// <summary>The XML documentation of an assembly as text for Markdown.</summary>
internal sealed partial class XmlDocumentation
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, XElement> _members;

    /// <summary>Reads the file beside an assembly.</summary>
    public XmlDocumentation(Assembly assembly) =>
        _members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The summary of a member by its documentation's name; empty where there is none.</summary>
    public string Summary(string id) => _members.TryGetValue(id, out XElement? member) && member.Element("summary") is { } summary ? Plain(summary) : "";

    /// <summary>The public members of a type that have a summary of their own, in the order of their names, constructors first.</summary>
    public IEnumerable<(string Name, string Text)> Members(Type type)
    {
        string prefix = type.FullName!.Replace('+', '.') + ".";
        HashSet<string> names = [.. type.GetMembers(Public).Select(m => m.Name.Replace('.', '#'))];
        foreach (string id in _members.Keys.Where(id => id.Length > 2 && id[0] != 'T' && id.AsSpan(2).StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string rest = id[(2 + prefix.Length)..], name = rest.Split('(', '`', '~')[0];
            string text = Summary(id);
            if (names.Contains(name) && text.Length > 0)
                yield return (Signature(type, name, rest, id[0] == 'M'), text);
        }
    }

    private static string Signature(Type type, string name, string rest, bool isMethod)
    {
        int open = rest.IndexOf('(', StringComparison.Ordinal);
        string shown = name == "#ctor" ? $"new {type.Name.Split('`')[0]}" : name;
        string parameters = open < 0 ? "" : rest[(open + 1)..rest.LastIndexOf(')')];
        // {T} is how these names write <T>; namespaces only make a line long.
        parameters = Namespace().Replace(parameters.Replace('{', '<').Replace('}', '>'), "").Replace("@", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
        foreach ((string from, string to) in new[] { ("Int32", "int"), ("Int64", "long"), ("Boolean", "bool"), ("Byte", "byte"), ("Sbyte", "sbyte"), ("SByte", "sbyte"), ("Single", "float"), ("Double", "double"), ("String", "string") })
            parameters = Regex.Replace(parameters, $@"\b{from}\b", to);
        return isMethod ? $"{shown}({parameters})" : shown;
    }

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "see" or "seealso" } see => $"`{Last(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? "")}`",
                XElement { Name.LocalName: "paramref" or "typeparamref" } parameter => $"`{parameter.Attribute("name")?.Value}`",
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement other => Plain(other),
                _ => "",
            });
        return Spaces().Replace(text.ToString(), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
    }

    // "M:Edge.Inference.Model.Load(System.String)" is shown as Load.
    private static string Last(string cref) => cref.Split('(')[0].Split('.', ':')[^1].Split('`')[0].Replace("#ctor", "constructor", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b[A-Za-z_][A-Za-z0-9_]*\.")]
    private static partial Regex Namespace();
}
