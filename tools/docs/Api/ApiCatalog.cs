using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Edge.Docs.Api;

/// <summary>The packages of the SDK, in the order in which an application meets them.</summary>
public static class ApiCatalog
{
    /// <summary>The packages.</summary>
    public static IReadOnlyList<ApiPackage> Packages { get; } =
    [
        new(typeof(Edge.Inference.Model).Assembly, "load a network and run it on .NET"),
        new(typeof(Edge.Vision.DigitFinder).Assembly, "find digits in pictures, read and write picture files"),
        new(typeof(Edge.Models.DigitsModel).Assembly, "the networks that ship, as classes"),
        new(typeof(Edge.Updates.Keys.TrustedKeys).Assembly, "signed updates of networks in the field, on .NET"),
        new(typeof(Edge.Micro.Graph).Assembly, "graphs, operators and their arithmetic, for .NET and nanoFramework"),
        new(typeof(Edge.Micro.Vision.SmallDigitFinder).Assembly, "find a digit in a small frame on a microcontroller"),
        new(typeof(Edge.Micro.Updates.UpdateException).Assembly, "the form and the check of such updates, for .NET and nanoFramework"),
    ];

    /// <summary>docs/api/README.md.</summary>
    public static string WriteIndex()
    {
        var page = new StringBuilder();
        page.Append("""
            # API

            Every public type of the SDK with its members. Written by a program from the XML documentation in the code, which editors show as well; do not edit. To make it again:

                dotnet run -c Contract --project tools/docs -- write

            | package | what it is for | types |
            |---|---|--:|

            """);
        foreach (ApiPackage package in Packages)
            page.Append(CultureInfo.InvariantCulture, $"| [{package.Name}]({package.Name}.md) | {package.Purpose} | {package.Assembly.GetExportedTypes().Length} |\n");
        page.Append("""

            Where to begin: `Model` and `Session` of Edge.Inference, `DigitFinder` of Edge.Vision; on a microcontroller `Interpreter` of Edge.Micro. Whole programs: [samples](../../sdk/samples/README.md).

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A package's page.</summary>
    public static string Write(ApiPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var documentation = new XmlDocumentation(package.Assembly);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {package.Name}\n\nWhat it is for: {package.Purpose}. Written by a program from the XML documentation; do not edit ([how](README.md)).\n");
        foreach (IGrouping<string?, Type> space in package.Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).GroupBy(t => t.Namespace))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {space.Key}\n");
            foreach (Type type in space)
                Describe(page, documentation, type);
        }
        return page.ToString();
    }

    private static void Describe(StringBuilder page, XmlDocumentation documentation, Type type)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {TypeName(type)}\n\n{documentation.Summary("T:" + type.FullName!.Replace('+', '.'))}\n");
        (string Name, string Text)[] members = [.. documentation.Members(type)];
        if (members.Length == 0)
            return;
        page.Append("\n| member | |\n|---|---|\n");
        foreach ((string name, string text) in members)
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {text} |\n");
    }

    private static string TypeName(Type type) => type.IsNested ? $"{TypeName(type.DeclaringType!)}.{type.Name}" : type.Name.Split('`')[0];
}
