using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Tests.Parity;
using Edge.Nano.Tests.Support;
using Edge.NanoSim;
using Edge.NanoSim.Deployment;
using Edge.Testing;

namespace Edge.Nano.Tests;

/// <summary>The classes that ship, compiled as an application compiles them, cost what docs/nano.md says, which was found without nanoFramework's mscorlib.</summary>
public class ShippedClassTests
{
    private const int Pictures = 10;
    private const int Header = 16;

    [SkippableTheory]
    [InlineData("nano", "NanoNano")]
    [InlineData("nano-xs", "NanoXsNano")]
    public void TheFiguresOfTheDocumentAreTheirs(string name, string type)
    {
        string library = NanoAssemblies.CoreLibraryOrSkip();
        byte[] images = File.ReadAllBytes(Path.Combine(Mnist.FolderOrSkip(), Mnist.TestImages));
        string source = File.ReadAllText(Repository.PathOf("sdk", "models", name, type + ".g.cs"));
        string driver = $"namespace Trial {{ internal static class Program {{ private static Edge.Models.{type} s_model; public static void Make() {{ s_model = new Edge.Models.{type}(); }} "
            + "public static void Run(sbyte[] input, sbyte[] output) { s_model.Run(input, output); } public static bool Test() { return s_model.SelfTest(); } } }";
        using var folder = new TemporaryFolder();
        File.Copy(library, Path.Combine(folder.Path, "mscorlib.dll"));
        string alone = Path.Combine(folder.Path, "Straight.dll"), driven = Path.Combine(folder.Path, "App.dll");
        File.WriteAllBytes(alone, NanoClass.Compile("Straight", [source], library));
        File.WriteAllBytes(driven, NanoClass.Compile("App", [source, driver], library));
        using NanoMachine machine = NanoMachine.Load(driven);
        machine.Call("Trial.Program.Make");
        Graph graph = Networks.Shipped(name);
        RunCounts before = machine.Read();
        for (int i = 0; i < Pictures; i++)
        {
            sbyte[] input = [.. images.Skip(Header + i * 784).Take(784).Select(p => (sbyte)(p - 128))], output = new sbyte[10];
            machine.Call("Trial.Program.Run", input, output);
            Assert.Equal(ReferenceAnswer.Of(graph, input), output);
        }
        RunCounts run = machine.Read().Since(before);
        long heap = machine.PeakHeapBytes;
        Assert.Equal(1L, Convert.ToInt64(machine.Call("Trial.Program.Test"), CultureInfo.InvariantCulture));

        double[] told = [.. File.ReadAllLines(Repository.PathOf("docs", "nano.md")).Single(l => l.StartsWith($"| {name} | straight line |", StringComparison.Ordinal))
            .Split('|', StringSplitOptions.TrimEntries)[3..7].Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        double instructions = (double)run.Instructions / Pictures;
        // The calls through the driver are three instructions; namespaces and names differ by some bytes, names of the firmware by some more.
        Assert.InRange(told[0], instructions * 0.999, instructions * 1.001);
        int flash = DeployedAssembly.Read(alone).Single().TotalBytes;
        Assert.InRange(told[2], flash, flash * 1.01);
        Assert.InRange(told[3], heap * 0.97, heap * 1.03);
    }
}
