using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.NanoSim;
using Edge.Quantize.Nano;
using Edge.Testing;
using Mono.Cecil;

namespace Edge.Nano.Tests;

/// <summary>Generated classes compile against nanoFramework's mscorlib alone, keep its limits, and do not become dearer than they were measured in the simulator.</summary>
public class LimitTests
{
    private const string Driver = "namespace Trial { internal static class Program { static Edge.Generated.Tried s_model; public static void Make() { s_model = new Edge.Generated.Tried(); } "
        + "public static bool Test() { return s_model.SelfTest(); } } }";

    [SkippableTheory]
    [InlineData("nano", 1.9)]
    [InlineData("nano-xs", 2.6)]
    public void AGoldenSampleKeepsTheLimitsAndItsMeasuredCost(string name, double instructionsPerMac)
    {
        string library = Path.Combine(AppContext.BaseDirectory, "nano", "mscorlib.dll");
        Skip.IfNot(File.Exists(library), "nanoFramework's contract is built in configuration Contract only");
        Graph graph = Networks.Shipped(name);
        sbyte[] inputs = graph.GoldenInputs(), outputs = graph.GoldenOutputs();
        IReadOnlyList<NanoFile> files = NanoClass.Generate(graph, new NanoOptions { Densities = NanoEmitter.Densities(graph, inputs) }, inputs[..784], outputs[..10]);
        NanoFile file = Assert.Single(files);
        byte[] image = NanoClass.Compile("App", [file.Text, Driver], library);
        using (AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image)))
        {
            MethodDefinition[] methods = [.. assembly.MainModule.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)];
            Assert.True(methods.Sum(m => m.Body.CodeSize) <= file.IlBytes, $"Estimated {file.IlBytes} bytes of IL, got {methods.Sum(m => m.Body.CodeSize)}.");
            Assert.All(methods, m => Assert.InRange(m.Body.Variables.Count, 0, 250));
            Assert.All(methods, m => Assert.InRange(m.Body.CodeSize, 0, 32_000));
        }
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "App.dll");
        File.WriteAllBytes(path, image);
        File.Copy(library, Path.Combine(folder.Path, "mscorlib.dll"));
        using NanoMachine machine = NanoMachine.Load(path);
        machine.Call("Trial.Program.Make");
        RunCounts before = machine.Read();
        Assert.Equal(1L, Convert.ToInt64(machine.Call("Trial.Program.Test"), System.Globalization.CultureInfo.InvariantCulture));
        double cost = (double)machine.Read().Since(before).Instructions / graph.Macs;
        Assert.True(cost <= instructionsPerMac, $"Expected at most {instructionsPerMac} instructions of IL a multiply-accumulate, got {cost:F3}.");
        Assert.Empty(machine.Findings);
        Assert.InRange(machine.PeakHeapBytes, 0, 30 * 1024);
    }
}
