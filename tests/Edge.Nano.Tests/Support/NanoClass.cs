using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Edge.Micro;
using Edge.Quantize.Emit;
using Edge.Quantize.Nano;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.Nano.Tests.Support;

/// <summary>A generated class, compiled: for .NET to be run, or against nanoFramework's mscorlib to be measured.</summary>
internal sealed class NanoClass
{
    /// <summary>Namespace and name of the class.</summary>
    public const string FullName = "Edge.Generated.Tried";

    private readonly Action<sbyte[], sbyte[]> _run;
    private readonly Func<bool> _selfTest;
    private readonly int _outputs;

    /// <summary>Generates and compiles; warnings are faults.</summary>
    public NanoClass(Graph graph, NanoOptions? options = null, sbyte[]? goldenInputs = null, sbyte[]? goldenOutputs = null)
    {
        _outputs = graph.Outputs.Sum(o => o.Length);
        Files = Generate(graph, options, goldenInputs, goldenOutputs);
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        byte[] image = Compile("generated" + Guid.NewGuid().ToString("N"), Files.Select(f => f.Text), typeof(object).Assembly.Location, Path.Combine(core, "System.Runtime.dll"), typeof(Graph).Assembly.Location);
        Type type = Assembly.Load(image).GetType(FullName)!;
        object made = Activator.CreateInstance(type)!;
        _run = type.GetMethod("Run")!.CreateDelegate<Action<sbyte[], sbyte[]>>(made);
        _selfTest = type.GetMethod("SelfTest")!.CreateDelegate<Func<bool>>(made);
    }

    /// <summary>The sources.</summary>
    public IReadOnlyList<NanoFile> Files { get; }

    public sbyte[] Run(sbyte[] input)
    {
        sbyte[] output = new sbyte[_outputs];
        _run(input, output);
        return output;
    }

    public bool SelfTest() => _selfTest();

    /// <summary>Proves that it gives the interpreter's bytes.</summary>
    /// <param name="graph">The network that it was made from.</param>
    /// <param name="draw">Makes an input of a length.</param>
    /// <param name="runs">Number of inputs.</param>
    public void AssertExact(Graph graph, Func<int, sbyte[]> draw, int runs)
    {
        var reference = new Interpreter(graph);
        sbyte[] expected = new sbyte[graph.Outputs[0].Length];
        for (int run = 0; run < runs; run++)
        {
            sbyte[] input = draw(graph.Inputs[0].Length);
            reference.Run(input, 0, expected, 0);
            Assert.Equal(expected, Run(input));
        }
    }

    public static IReadOnlyList<NanoFile> Generate(Graph graph, NanoOptions? options = null, sbyte[]? goldenInputs = null, sbyte[]? goldenOutputs = null) =>
        NanoEmitter.Emit(graph, new CSharpOptions("Edge.Generated", "Tried", "A network on trial.", ["Made by a test."]), options ?? new NanoOptions(), goldenInputs ?? [], goldenOutputs ?? []);

    /// <summary>Compiles without debugging, optimised, as a nanoFramework project in Release does.</summary>
    public static byte[] Compile(string name, IEnumerable<string> sources, params string[] references)
    {
        // Without the "auto-generated" mark the compiler reports on the file as on any other.
        CSharpParseOptions options = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(s => CSharpSyntaxTree.ParseText(s.Replace("auto-generated", "generated", StringComparison.Ordinal), options)),
            references.Select(r => MetadataReference.CreateFromFile(r)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 4));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(20)));
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return image.ToArray();
    }
}
