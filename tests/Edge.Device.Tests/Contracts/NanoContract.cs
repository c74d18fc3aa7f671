using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.Device.Tests.Contracts;

/// <summary>Compiles C# against nanoFramework's contracts, as firmware/nano is compiled in every build.</summary>
internal static class NanoContract
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    /// <summary>The file of a contract.</summary>
    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, "nano", assembly + ".dll");

    /// <summary>The files of the applications of firmware/nano.</summary>
    public static IEnumerable<string> Applications => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "nano", "applications"), "*.dll").Order(StringComparer.Ordinal);

    /// <summary>The errors of sources.</summary>
    public static IReadOnlyList<Diagnostic> Errors(params IEnumerable<string> sources)
    {
        var references = Directory.GetFiles(Path.GetDirectoryName(PathOf("mscorlib"))!, "*.dll").Select(f => MetadataReference.CreateFromFile(f));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Tried", sources.Select(s => CSharpSyntaxTree.ParseText(s, Language)), references, options);
        // Emit and not only bind: the members that the compiler calls on its own are looked up late.
        using var image = new MemoryStream();
        return compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
    }
}
