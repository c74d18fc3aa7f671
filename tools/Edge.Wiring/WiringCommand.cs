using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Cli;

namespace Edge.Wiring;

/// <summary>The command line.</summary>
public static class WiringCommand
{
    /// <summary>Makes it.</summary>
    public static RootCommand Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the builds: hardware." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 3 where a file is not as it has to be." };
        var root = new RootCommand("""
            Draws the wiring of every build and writes the tables of its guide, from build.json and the board's file.

            Examples:
              dotnet run --project tools/Edge.Wiring -- hardware
              dotnet run --project tools/Edge.Wiring -- hardware --check
              dotnet run --project tools/Edge.Wiring -- check my-board.json
            """)
        { folder, check, Check() };
        root.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(check)));
        return root;
    }

    private static int Run(string folder, bool isCheck)
    {
        (IReadOnlyList<Build> builds, IReadOnlyList<(string Path, string Text)> files) = HardwareFolder.Make(folder);
        string[] stale = [.. files.Where(f => HardwareFolder.Read(f.Path) != f.Text).Select(f => f.Path)];
        if (isCheck && stale.Length > 0)
        {
            Console.Error.WriteLine($"error: Expected {string.Join(", ", stale)} as the program writes them, got others; run it without --check and commit the result.");
            return CommandLineHost.GateFailed;
        }
        foreach ((string path, string text) in files.Where(f => stale.Contains(f.Path)))
            File.WriteAllText(path, text);
        foreach (Build build in builds)
            Console.WriteLine($"{build.Id}: {build.Parts.Count} parts, {build.Wires.Count} wires.");
        Console.WriteLine(stale.Length == 0 ? "Every file is as it has to be." : $"Written: {string.Join(", ", stale)}.");
        return 0;
    }

    private static Command Check()
    {
        var files = new Argument<string[]>("file") { Description = "A board file, or a build.json.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Checks board files and build files of your own, and says what they describe.") { files };
        command.SetAction(parsed =>
        {
            foreach (string file in parsed.GetValue(files)!)
                Console.WriteLine(Path.GetFileName(file) == BuildFile.Name ? Describe(BuildFile.Load(Path.GetDirectoryName(Path.GetFullPath(file))!)) : Describe(BoardFile.Load(file)));
        });
        return command;
    }

    private static string Describe(Build build) =>
        $"{build.Id}: {build.Name}, on {build.Board.Name}; {build.Parts.Count} parts, {build.Wires.Count} wires, every one on a pin that is there, free and of the right kind.";

    /// <summary>Says what a board file describes, and what it does not know.</summary>
    public static string Describe(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        (string Name, Figure Figure)[] figures =
        [
            ("clockMegahertz", board.ClockMegahertz), ("flash.chipBytes", board.Flash.ChipBytes), ("flash.applicationBytes", board.Flash.ApplicationBytes),
            ("ram.totalBytes", board.Ram.TotalBytes), ("ram.heapBytes", board.Ram.HeapBytes), ("ram.externalBytes", board.Ram.ExternalBytes),
            ("runtime.memoryBytes", board.Runtime.MemoryBytes), ("instructionsPerSecond", board.InstructionsPerSecond),
        ];
        string[] unknown = [.. figures.Where(f => f.Figure.Basis == FigureBasis.Unknown).Select(f => f.Name)];
        return $"{board.Id}: {board.Name}, {board.Processor.Count} x {board.Processor.Core}; {board.Pins.Count} pins ({board.Pins.Count(p => p.Gpio is not null)} GPIO, "
            + $"{board.Pins.Count(p => p.Reserved is not null)} reserved), {board.Buses.Count} buses, {(board.Layout is null ? "no layout, so that no build can be drawn" : "layout there")}; "
            + $"{(unknown.Length == 0 ? "every figure is there" : $"unknown: {string.Join(", ", unknown)}")}.";
    }
}
