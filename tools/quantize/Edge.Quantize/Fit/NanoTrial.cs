using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.NanoSim;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Limits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Edge.Quantize.Fit;

/// <summary>A generated class, compiled and run in the simulator as a board runs it.</summary>
/// <remarks>
/// It is compiled against .NET's library and the Edge.Micro at hand, because those are where this program is: its instructions of IL are those of a compilation
/// against nanoFramework's, and its bytes are larger by the few names that the firmware has already, as a test finds.
/// </remarks>
/// <param name="Run">All runs together.</param>
/// <param name="Runs">How many.</param>
/// <param name="PeakHeapBytes">Bytes of heap at the most, construction and runs, an input and an output.</param>
/// <param name="Assemblies">What goes to flash, nanoFramework's own library left out.</param>
/// <param name="Findings">Limits of nanoCLR that are exceeded.</param>
internal sealed record NanoTrial(RunCounts Run, int Runs, long PeakHeapBytes, IReadOnlyList<DeployedAssembly> Assemblies, IReadOnlyList<LimitFinding> Findings)
{
    private const long HeapBytes = 64L << 20;
    private const long MaxInstructions = 8_000_000_000;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13, DocumentationMode.None);

    /// <summary>Compiles, makes one object and runs it.</summary>
    /// <param name="assemblies">The application, an assembly before those that refer to it; the last one has the class.</param>
    /// <param name="type">Namespace and name of a class with a constructor without parameters and Run(sbyte[] input, sbyte[] output).</param>
    /// <param name="inputs">An input for each run.</param>
    /// <param name="outputs">Values of an output.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The trial; null where it takes more instructions than anyone waits for.</returns>
    /// <exception cref="NanoSimException">The simulator cannot follow the program.</exception>
    /// <exception cref="QuantizeException">There is no folder to write to.</exception>
    public static NanoTrial? Of(IReadOnlyList<NanoSource> assemblies, string type, IReadOnlyList<sbyte[]> inputs, int outputs, CancellationToken cancellationToken)
    {
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("edge-nano-");
            File.Copy(MicroLibrary.Location, Path.Combine(folder.FullName, Path.GetFileName(MicroLibrary.Location)));
            string path = Compile(folder.FullName, assemblies, cancellationToken);
            var options = new NanoMachineOptions { HeapBytes = HeapBytes, InstructionLimit = MaxInstructions, DotNetLibraries = MicroLibrary.DotNet };
            using NanoMachine machine = NanoMachine.Load(path, options, cancellationToken);
            NanoHandle model = machine.Create(type);
            RunCounts before = machine.Read();
            var output = new sbyte[outputs];
            foreach (sbyte[] input in inputs)
            {
                machine.Invoke(model, type, "Run", input, output);
                if (machine.ReachedLimit)
                    return null;
            }
            return new NanoTrial(machine.Read().Since(before), inputs.Count, machine.PeakHeapBytes, DeployedAssembly.Read(path, MicroLibrary.DotNet), machine.Findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QuantizeException($"The fit check: expected a folder for temporary files, got {e.GetType().Name}; free some space or set TMPDIR.", e);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static string Compile(string folder, IReadOnlyList<NanoSource> assemblies, CancellationToken cancellationToken)
    {
        var references = new List<string> { typeof(object).Assembly.Location, Path.Combine(MicroLibrary.DotNet!, "System.Runtime.dll"), MicroLibrary.Location };
        foreach (NanoSource assembly in assemblies)
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                assembly.Name,
                assembly.Sources.Select(s => CSharpSyntaxTree.ParseText(s, Parsing, cancellationToken: cancellationToken)),
                references.Select(r => MetadataReference.CreateFromFile(r)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
            string path = Path.Combine(folder, assembly.Name + ".dll");
            EmitResult made = compilation.Emit(path, cancellationToken: cancellationToken);
            if (!made.Success)
                throw new InvalidOperationException($"Expected generated code that compiles, got {made.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}.");
            references.Add(path);
        }
        return references[^1];
    }
}
