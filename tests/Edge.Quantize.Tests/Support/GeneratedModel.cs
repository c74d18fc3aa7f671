using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Edge.Micro;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.Quantize.Tests.Support;

/// <summary>Generated C#, compiled against the runtime's core and Edge.Micro only, and loaded.</summary>
internal sealed class GeneratedModel(Type type)
{
    /// <summary>Compiles; warnings (those of XML comments too) are faults.</summary>
    public static GeneratedModel Compile(string text)
    {
        CSharpCompilation compilation = Parse(text);
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return new GeneratedModel(Assembly.Load(image.ToArray()).GetExportedTypes().Single());
    }

    /// <summary>The compilation, for a look at what it declares.</summary>
    public static CSharpCompilation Parse(string text)
    {
        // Without the "auto-generated" mark the compiler reports on the file as on any other.
        CSharpParseOptions options = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return CSharpCompilation.Create(
            "generated" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(text.Replace("auto-generated", "generated", StringComparison.Ordinal), options)],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(Path.Combine(core, "System.Runtime.dll")),
                MetadataReference.CreateFromFile(typeof(Graph).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 4, nullableContextOptions: NullableContextOptions.Disable));
    }

    public Graph Create() => (Graph)type.GetMethod("Create")!.Invoke(null, null)!;

    public bool SelfTest() => (bool)type.GetMethod("SelfTest")!.Invoke(null, null)!;

    public object Constant(string name) => type.GetField(name)!.GetValue(null)!;

    public string[] Labels() => (string[])type.GetMethod("Labels")!.Invoke(null, null)!;

    public string FullName => type.FullName!;
}
