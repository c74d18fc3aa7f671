using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Edge.NanoSim.Tests;

/// <summary>Compiles C# against the contract of nanoFramework's core library, as an application of a board is compiled.</summary>
internal static class NanoCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>Where the build puts the contract; the calling test is skipped where a configuration builds none.</summary>
    public static string CoreLibraryOrSkip()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "nano", "mscorlib.dll");
        Skip.IfNot(File.Exists(path), "no contract of mscorlib beside the tests: they run in the configuration Contract");
        return path;
    }

    /// <summary>Compiles to a folder, with debug symbols and the core library beside it.</summary>
    /// <returns>The path of the assembly.</returns>
    public static string Compile(TemporaryFolder folder, string[] sources, bool isOptimized = true, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Compile(folder, "App", sources.Select((s, i) => ($"Source{i}.cs", s)), [], isOptimized, kind);

    /// <summary>Compiles named files to a folder, with debug symbols and the contracts of nanoFramework's libraries beside it.</summary>
    /// <returns>The path of the assembly.</returns>
    public static string Compile(TemporaryFolder folder, string name, IEnumerable<(string Path, string Text)> sources, IEnumerable<string> references, bool isOptimized = true,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        string[] contracts = Directory.GetFiles(Path.GetDirectoryName(CoreLibraryOrSkip())!, "*.dll");
        var options = new CSharpCompilationOptions(kind, optimizationLevel: isOptimized ? OptimizationLevel.Release : OptimizationLevel.Debug, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create(name, sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, Parsing, s.Path, System.Text.Encoding.UTF8)),
            contracts.Concat(references).Select(r => MetadataReference.CreateFromFile(r)), options);
        string path = folder.Of(name + ".dll");
        using FileStream image = File.Create(path);
        using FileStream symbols = File.Create(folder.Of(name + ".pdb"));
        EmitResult result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        foreach (string contract in contracts)
            File.Copy(contract, folder.Of(Path.GetFileName(contract)), overwrite: true);
        return path;
    }

    /// <summary>Compiles and loads.</summary>
    public static NanoMachine Load(TemporaryFolder folder, string source, NanoMachineOptions? options = null) => NanoMachine.Load(Compile(folder, [source]), options);
}
