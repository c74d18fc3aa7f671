using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Edge.Inference.Tests.Arm;

/// <summary>The kernels' very sources as a program for Arm, made once for all tests: C# to IL with a core library of a few types, IL to Arm by .NET's own compiler, then linked.</summary>
public sealed class ArmProgram : IDisposable
{
    private const string Name = "kernels";

    private readonly TemporaryFolder _folder = new();

    public ArmProgram()
    {
        if (ArmToolchain.Missing is not null)
            return;
        const string Il = Name + ".dll", Code = Name + ".o";
        Compile(_folder.Of(Il));
        // Dot products may be used: whether a form uses what its processor lacks is what the emulator checks.
        ArmToolchain.Run(_folder.Path, ArmToolchain.Compiler, Il, "-o", Code, "--systemmodule:" + Name, "--targetos:linux", "--targetarch:arm64", "--instruction-set:neon,dotprod", "--noscan", "-O");
        // The cookie that guards stacks is a number of the runtime's: any will do.
        ArmToolchain.Run(_folder.Path, ArmToolchain.Linker, "-static", "-Wl,--defsym=__security_cookie=main", "-o", Name, Code);
    }

    /// <summary>The program.</summary>
    public string File => _folder.Of(Name);

    public void Dispose() => _folder.Dispose();

    private static void Compile(string il)
    {
        string kernels = Repository.PathOf("sdk", "Edge.Inference", "Engine", "Kernels"), here = Repository.PathOf("tests", "Edge.Inference.Tests", "Arm");
        IEnumerable<string> files = Directory.EnumerateFiles(kernels, "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(kernels, "Arm"), "*.cs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(here, "Guest"), "*.cs", SearchOption.AllDirectories))
            .Append(Path.Combine(here, "ArmKernel.cs"))
            .Append(Repository.PathOf("sdk", "Edge.Micro", "Arithmetic", "FixedPoint.cs"));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(f), options, f)).ToList();
        // What portable kernels do on x64 with vectors of 128 bits is compiled too, and then left out, as in a runtime for Arm.
        trees.AddRange(Directory.EnumerateFiles(Path.Combine(kernels, "X86"), "*.cs")
            .Select(f => CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(f), options, f))
            .Where(t => !IdentifiersOf(t).Any(i => i is "Vector256" or "Vector512")));
        var names = trees.SelectMany(IdentifiersOf).ToHashSet();
        var written = trees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(c => c.Identifier.Text == "Vector128")
            .SelectMany(c => c.Members.OfType<MethodDeclarationSyntax>())
            .Select(m => m.Identifier.Text)
            .ToHashSet();
        trees.Add(CSharpSyntaxTree.ParseText(IntrinsicDeclarations.Text(names, written), options, "intrinsics"));

        var compilation = CSharpCompilation.Create(
            Name,
            trees,
            options: new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        using FileStream stream = System.IO.File.Create(il);
        EmitResult result = compilation.Emit(stream, options: new EmitOptions(runtimeMetadataVersion: "v4.0.30319"));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)));
    }

    private static IEnumerable<string> IdentifiersOf(SyntaxTree tree) =>
        tree.GetRoot().DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.Text);
}
