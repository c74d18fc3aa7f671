using System;
using System.CommandLine;
using System.IO;
using Edge.Cli;

namespace Edge.NanoSim.Cli;

/// <summary>nanosim App.dll: runs the program and prints what it cost.</summary>
internal static class SimulateCommand
{
    private const string Description = """
        Runs a compiled nanoFramework assembly without a board: instructions of IL, heap, flash, and what they mean in milliseconds.
        The assembly is compiled against nanoFramework's mscorlib, or against its contract; what it refers to lies beside it.

        Examples:
          nanosim App.dll --board esp32
          nanosim App.dll --entry Edge.Nano.ShippedModel.SelfTest --methods
          nanosim App.dll --heap 65536 --json
        """;

    private const long DefaultLimit = 20_000_000_000;

    public static RootCommand Create()
    {
        var file = new Argument<FileInfo>("assembly") { Description = "The compiled assembly (.dll)." };
        var entry = new Option<string?>("--entry") { Description = "A static method without arguments, Namespace.Type.Method, instead of Main." };
        var heap = new Option<long?>("--heap") { Description = "Bytes of the managed heap." };
        var limit = new Option<long>("--limit") { Description = "Instructions of IL after which the run ends.", DefaultValueFactory = _ => DefaultLimit };
        var sleeps = new Option<long>("--sleeps") { Description = "Calls of Thread.Sleep that pass before the run ends.", DefaultValueFactory = _ => 0 };
        var methods = new Option<bool>("--methods") { Description = "Counts by method." };
        var root = new RootCommand(Description) { file, entry, heap, limit, sleeps, methods };
        root.SetAction((parsed, token) =>
        {
            var options = new NanoMachineOptions
            {
                HeapBytes = parsed.GetValue(heap) ?? new NanoMachineOptions().HeapBytes,
                InstructionLimit = parsed.GetValue(limit),
                SleepLimit = parsed.GetValue(sleeps),
            };
            using NanoMachine machine = NanoMachine.Load(parsed.GetRequiredValue(file).FullName, options, token);
            RunCounts start = machine.Read();
            string name = parsed.GetValue(entry) ?? machine.EntryPoint ?? throw new UserErrorException("The assembly has no Main; name a method with --entry.");
            long before = System.Diagnostics.Stopwatch.GetTimestamp();
            object? result = machine.Call(name);
            TimeSpan took = System.Diagnostics.Stopwatch.GetElapsedTime(before);
            RunCounts run = machine.Read().Since(start);
            Console.WriteLine($"start {start.Instructions} run {run.Instructions} in {took.TotalSeconds:F2} s, peak {machine.PeakHeapBytes} live {machine.LiveHeapBytes}, result {result}");
            foreach (string line in machine.Output)
                Console.WriteLine(line);
            for (int k = 0; k < run.Classes.Count; k++)
                if (run.Classes[k] > 0)
                    Console.WriteLine($"{(Counting.InstructionClass)k} {run.Classes[k]}");
            if (parsed.GetValue(methods))
                foreach (MethodCounts method in run.Methods)
                    Console.WriteLine($"{method.Instructions,12} {method.Calls,8} {method.Name}");
            return System.Threading.Tasks.Task.FromResult(0);
        });
        return root;
    }
}
