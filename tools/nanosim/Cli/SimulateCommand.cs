using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;

namespace Edge.NanoSim.Cli;

/// <summary>nanosim App.dll: runs the program and prints what it cost.</summary>
internal static class SimulateCommand
{
    private const string Description = """
        Runs a compiled nanoFramework assembly without a board: instructions of IL, heap, flash, and what they mean in milliseconds.
        The assembly is compiled against nanoFramework's mscorlib or its contract; the assemblies that it refers to lie beside it.

        Examples:
          nanosim App.dll --board esp32
          nanosim App.dll --entry Edge.Nano.ShippedModel.SelfTest --macs 700000 --methods
          nanosim App.dll --heap 65536 --json
          nanosim check App.dll Model.dll
        """;

    private const long DefaultLimit = 20_000_000_000;
    private const long DefaultHeap = 110 * 1024;

    public static RootCommand Create()
    {
        var file = new Argument<FileInfo>("assembly") { Description = "The compiled assembly (.dll)." };
        var entry = new Option<string?>("--entry") { Description = "A static method without arguments, Namespace.Type.Method, instead of Main." };
        var board = new Option<string[]>("--board")
        {
            Description = "Boards to estimate for, by id or board file: each that runs nanoFramework by default. One board also gives the heap.",
        };
        var heap = Positive("--heap", "Bytes of the managed heap: the board's, or 112640.");
        var limit = Positive("--limit", "Instructions of IL after which the run ends (20,000,000,000).");
        var sleeps = new Option<long>("--sleeps") { Description = "Calls of Thread.Sleep that pass before the run ends: a firmware loops for ever.", DefaultValueFactory = _ => 0 };
        var macs = Positive("--macs", "Multiply-accumulates of the run, to state instructions for each.");
        var methods = new Option<bool>("--methods") { Description = "Counts by method." };
        var json = new Option<bool>("--json") { Description = "JSON on standard output instead of text." };
        var root = new RootCommand(Description) { file, entry, board, heap, limit, sleeps, macs, methods, json, CheckCommand.Create() };
        root.SetAction((parsed, token) =>
        {
            string[] ids = parsed.GetValue(board) ?? [];
            Board[] boards = ids.Length > 0 ? [.. ids.Select(BoardCatalog.Find)] : [.. BoardCatalog.All.Where(b => b.Runtime.Kind == RuntimeKind.NanoFramework)];
            var options = new NanoMachineOptions
            {
                HeapBytes = parsed.GetValue(heap) ?? (ids.Length == 1 ? boards[0].Ram.HeapBytes.Most : null) ?? DefaultHeap,
                InstructionLimit = parsed.GetValue(limit) ?? DefaultLimit,
                SleepLimit = parsed.GetValue(sleeps),
            };
            using NanoMachine machine = NanoMachine.Load(parsed.GetRequiredValue(file).FullName, options, token);
            string name = parsed.GetValue(entry) ?? machine.EntryPoint ?? throw new UserErrorException("The assembly was expected to have a Main and has none; name a method with --entry.");
            SimulationReport report = SimulationReport.Of(machine, name, options, boards, parsed.GetValue(macs));
            if (parsed.GetValue(json))
                Console.WriteLine(ReportJson.Write(report, parsed.GetValue(methods)));
            else
                ReportText.Write(report, parsed.GetValue(methods), Console.Out);
            // A program beyond a limit of the device has run here and would not there.
            return Task.FromResult(report.Findings.Count == 0 ? 0 : CommandLineHost.UserFault);
        });
        return root;
    }

    private static Option<long?> Positive(string name, string description)
    {
        var option = new Option<long?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && long.TryParse(result.Tokens[0].Value, out long value) && value <= 0)
                result.AddError($"{name} was expected to be greater than 0, got {value}.");
        });
        return option;
    }
}
