using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Edge.Packages.Tests.Feed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Edge.Packages.Tests.Use;

/// <summary>Compiles the program of a readme against the assemblies of the packages and runs it in a process of its own.</summary>
internal static class ReadmeProgram
{
    /// <summary>Runs one.</summary>
    /// <param name="feed">The packages.</param>
    /// <param name="source">The program.</param>
    /// <param name="folder">Where it runs; what it reads lies there.</param>
    /// <returns>The lines that it printed.</returns>
    public static async Task<string[]> RunAsync(PackageFeed feed, string source, string folder)
    {
        foreach (string id in new[] { "Edge.Inference", "Edge.Micro", "Edge.Micro.Vision", "Edge.Models", "Edge.Vision" })
        {
            using ZipArchive package = feed.Open(id);
            await File.WriteAllBytesAsync(Path.Combine(folder, id + ".dll"), package.Read($"lib/net10.0/{id}.dll"));
        }
        IEnumerable<string> framework = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll");
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(source)],
            framework.Concat(Directory.EnumerateFiles(folder, "Edge.*.dll")).Select(f => MetadataReference.CreateFromFile(f)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        string program = Path.Combine(folder, "Program.dll");
        EmitResult result = compilation.Emit(program);
        Assert.True(result.Success && result.Diagnostics.All(d => d.Severity < DiagnosticSeverity.Warning), string.Join('\n', result.Diagnostics));
        // The test's own configuration names the runtime.
        File.Copy(Path.ChangeExtension(typeof(ReadmeProgram).Assembly.Location, ".runtimeconfig.json"), Path.Combine(folder, "Program.runtimeconfig.json"));
        string output = await PackageFeed.ExpectSuccessAsync(feed.OfUser(new ProcessStartInfo("dotnet", [program]), folder));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
