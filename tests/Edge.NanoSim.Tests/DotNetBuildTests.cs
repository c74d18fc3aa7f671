using System;
using System.IO;
using System.Linq;
using Edge.Micro;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>
/// The Edge.Micro that is compiled for .NET, as the quantiser has it at hand, costs in the simulator what the one costs that is compiled for nanoFramework:
/// the same calls of the same methods, as many instructions of IL to a thousandth, and the same bytes come out.
/// </summary>
public sealed class DotNetBuildTests
{
    private const string Host = """
        public static class Host
        {
            private static Edge.Micro.Interpreter _network;
            public static void Load(byte[] file) { _network = new Edge.Micro.Interpreter(Edge.Micro.Tflite.TfliteReader.Read(file, new Edge.Micro.ModelLimits()).Graph); }
            public static void Run(sbyte[] input, sbyte[] output) { _network.Run(input, 0, output, 0); }
        }
        """;

    [SkippableTheory]
    [InlineData("nano-xs")]
    [InlineData("digits")]
    public void BothBuildsCostTheSame(string model)
    {
        Skip.If(typeof(Interpreter).Assembly.IsDefined(typeof(System.Diagnostics.DebuggableAttribute), false)
            && typeof(Interpreter).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled),
            "Edge.Micro is built without optimisation, and a firmware is not");
        byte[] file = File.ReadAllBytes(Repository.PathOf("sdk", "models", model, "model.tflite"));
        Graph graph = Micro.Tflite.TfliteReader.Read(file, new ModelLimits()).Graph;
        var input = new sbyte[graph.Inputs[0].Length];
        new Random(3).NextBytes((byte[])(Array)input);
        var expected = new sbyte[graph.Outputs[0].Length];
        new Interpreter(graph).Run(input, 0, expected, 0);

        using var folder = new TemporaryFolder();
        using NanoMachine device = NanoMachine.Load(NanoCompiler.Compile(folder, [Host, .. Sources()]), new NanoMachineOptions { HeapBytes = 1 << 24 });
        device.Call("Host.Load", file);
        var output = new sbyte[expected.Length];
        RunCounts before = device.Read();
        device.Call("Host.Run", input, output);
        RunCounts onDevice = device.Read().Since(before);
        Assert.Equal(expected, output);

        var options = new NanoMachineOptions { HeapBytes = 1 << 24, DotNetLibraries = Path.GetDirectoryName(typeof(object).Assembly.Location) };
        using NanoMachine desktop = NanoMachine.Load(typeof(Interpreter).Assembly.Location, options);
        var read = (NanoHandle)desktop.Invoke(null, "Edge.Micro.Tflite.TfliteReader", "Read", file, desktop.Create("Edge.Micro.ModelLimits"))!;
        NanoHandle network = desktop.Create("Edge.Micro.Interpreter", (NanoHandle)desktop.Invoke(read, "Edge.Micro.Tflite.TfliteModel", "get_Graph")!);
        Array.Clear(output);
        before = desktop.Read();
        desktop.Invoke(network, "Edge.Micro.Interpreter", "Run", input, 0, output, 0);
        RunCounts onDotNet = desktop.Read().Since(before);
        Assert.Equal(expected, output);

        // Two releases of the compiler may write a constant of 64 bits in one instruction or in two.
        Assert.InRange(onDotNet.Instructions, onDevice.Instructions * 0.999, onDevice.Instructions * 1.001);
        Assert.Equal(Calls(onDevice), Calls(onDotNet));
    }

    private static (string Name, long Calls)[] Calls(RunCounts run) =>
        [.. run.Methods.Where(m => !m.Name.Contains("Host::", StringComparison.Ordinal)).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (m.Name, m.Calls))];

    private static string[] Sources() => [.. Directory.EnumerateFiles(Repository.PathOf("sdk", "Edge.Micro"), "*.cs", SearchOption.AllDirectories)
        .Where(f => Path.GetRelativePath(Repository.PathOf("sdk", "Edge.Micro"), f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")).Select(File.ReadAllText)];
}
