using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.NanoSim;
using Edge.Quantize.Nano;
using Edge.Testing;

namespace Edge.Nano.Tests;

/// <summary>What the nano networks promise, measured in the simulator over test digits: instructions, milliseconds, flash and heap.</summary>
public class FigureTests
{
    private const string Driver = "namespace Trial { internal static class Program { static Edge.Generated.Tried s_model; public static void Make() { s_model = new Edge.Generated.Tried(); } "
        + "public static void Run(sbyte[] input, sbyte[] output) { s_model.Run(input, output); } } }";

    private const int Digits = 20;
    private const int Header = 16;

    [SkippableTheory]
    [InlineData("nano", 1.8, 120, 40_000)]
    [InlineData("nano-xs", 2.4, 40, 40_000)]
    public void ADigitTakesNoMoreThanIsPromised(string name, double instructionsPerMac, double milliseconds, int flashBytes)
    {
        string library = Path.Combine(AppContext.BaseDirectory, "nano", "mscorlib.dll");
        Skip.IfNot(File.Exists(library), "nanoFramework's contract is built in configuration Contract only");
        byte[] images = File.ReadAllBytes(Path.Combine(Mnist.FolderOrSkip(), Mnist.TestImages));
        Graph graph = Networks.Shipped(name);
        sbyte[] goldenInputs = graph.GoldenInputs();
        IReadOnlyList<NanoFile> files = NanoClass.Generate(graph, new NanoOptions { Densities = NanoEmitter.Densities(graph, goldenInputs) }, goldenInputs[..784], graph.GoldenOutputs()[..10]);
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "App.dll");
        File.WriteAllBytes(path, NanoClass.Compile("App", [Assert.Single(files).Text, Driver], library));
        File.Copy(library, Path.Combine(folder.Path, "mscorlib.dll"));
        using NanoMachine machine = NanoMachine.Load(path);
        machine.Call("Trial.Program.Make");
        RunCounts before = machine.Read();
        var reference = new Interpreter(graph);
        sbyte[] expected = new sbyte[10];
        for (int digit = 0; digit < Digits; digit++)
        {
            sbyte[] input = [.. images.Skip(Header + digit * 784).Take(784).Select(p => (sbyte)(p - 128))], output = new sbyte[10];
            machine.Call("Trial.Program.Run", input, output);
            reference.Run(input, 0, expected, 0);
            Assert.Equal(expected, output);
        }
        RunCounts run = machine.Read().Since(before);
        Assert.InRange((double)run.Instructions / Digits / graph.Macs, 0, instructionsPerMac);
        Assert.InRange(SimulationReport.Latency(run, BoardCatalog.Find("esp32")).Milliseconds!.Value / Digits, 0, milliseconds);
        Assert.InRange(machine.Deployment.Sum(a => a.TotalBytes), 0, flashBytes);
        Assert.InRange(machine.PeakHeapBytes, 0, 30 * 1024);
        Assert.Empty(machine.Findings);
    }
}
