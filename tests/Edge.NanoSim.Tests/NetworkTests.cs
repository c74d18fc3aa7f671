using System;
using System.IO;
using System.Linq;
using Edge.Micro;
using Edge.Models;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>A shipped network through Edge.Micro's interpreter, compiled for nanoFramework and simulated, gives the bytes that it gives on .NET.</summary>
public sealed class NetworkTests
{
    private const string Host = """
        public static class Host
        {
            private static readonly Edge.Micro.Interpreter Network = new Edge.Micro.Interpreter(Edge.Models.NanoXsModel.Create());
            private static readonly Edge.Micro.Interpreter Small = new Edge.Micro.Interpreter(Edge.Models.NanoXsModel.Create(), 0);
            private static readonly sbyte[] Arena = new sbyte[Edge.Models.NanoXsModel.ArenaBytes];
            public static void Run(sbyte[] input, sbyte[] output) { Network.Run(input, 0, output, 0); }
            public static void RunSmall(sbyte[] input, sbyte[] output) { Small.Run(input, 0, output, 0); }
            public static void RunReference(sbyte[] input, sbyte[] output)
            {
                Edge.Micro.Graph graph = Network.Graph;
                System.Array.Copy(input, 0, Arena, graph.Inputs[0].Offset, input.Length);
                graph.Run(Arena);
                System.Array.Copy(Arena, graph.Outputs[0].Offset, output, 0, output.Length);
            }
        }
        """;

    [SkippableFact]
    public void OutputsAreThoseOfTheDesktopAndARunAllocatesNothing()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoMachine.Load(NanoCompiler.Compile(folder, [Host, .. Sources()]));
        var desktop = new Interpreter(NanoXsModel.Create());
        var random = new Random(5);
        for (int k = 0; k < 2; k++)
        {
            var input = new sbyte[NanoXsModel.InputLength];
            random.NextBytes((byte[])(Array)input);
            var expected = new sbyte[NanoXsModel.OutputLength];
            desktop.Run(input, 0, expected, 0);
            var actual = new sbyte[NanoXsModel.OutputLength];
            RunCounts before = machine.Read();
            machine.Call("Host.Run", input, actual);
            RunCounts run = machine.Read().Since(before);
            Assert.Equal(expected, actual);
            // The two arrays of the arguments are the caller's.
            Assert.Equal(2, run.Allocations);
            Assert.True(run.Instructions > desktop.Graph.Macs, "fewer instructions than multiply-accumulates");
        }
        Assert.Empty(machine.Findings);
    }

    /// <summary>Where nothing is compiled, instructions are time: packed weights save five sixths of the plain loops', no memory at all two thirds.</summary>
    [SkippableFact]
    public void TheInterpretersLoopsTakeAFractionOfTheReferencesInstructions()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoMachine.Load(NanoCompiler.Compile(folder, [Host, .. Sources()]));
        var input = new sbyte[NanoXsModel.InputLength];
        new Random(6).NextBytes((byte[])(Array)input);
        (long reference, sbyte[] expected) = Count("Host.RunReference");
        (long packed, sbyte[] fast) = Count("Host.Run");
        (long direct, sbyte[] small) = Count("Host.RunSmall");
        Assert.Equal(expected, fast);
        Assert.Equal(expected, small);
        Assert.InRange(direct, 1, reference / 3);
        Assert.InRange(packed, 1, reference / 6);

        (long Instructions, sbyte[] Output) Count(string method)
        {
            var output = new sbyte[NanoXsModel.OutputLength];
            RunCounts before = machine.Read();
            machine.Call(method, input, output);
            return (machine.Read().Since(before).Instructions, output);
        }
    }

    private static string[] Sources() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("sdk", "Edge.Micro"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.PathOf("sdk", "Edge.Micro"), f).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal))
            .Select(File.ReadAllText),
        File.ReadAllText(Repository.PathOf("sdk", "models", "nano-xs", "NanoXsModel.g.cs")),
    ];
}
