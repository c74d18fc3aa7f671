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
            public static void Run(sbyte[] input, sbyte[] output) { Network.Run(input, 0, output, 0); }
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

    private static string[] Sources() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("sdk", "Edge.Micro"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.PathOf("sdk", "Edge.Micro"), f).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal))
            .Select(File.ReadAllText),
        File.ReadAllText(Repository.PathOf("sdk", "models", "nano-xs", "NanoXsModel.g.cs")),
    ];
}
