using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Reporting;
using Edge.Testing;

namespace Edge.Benchmarks.Commands;

/// <summary>report: measures everything and writes docs/benchmarks.md.</summary>
internal static class ReportCommand
{
    private const string Description = """
        Measures everything and writes docs/benchmarks.md. Takes some minutes; the machine should do nothing else.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- report
          dotnet run -c Release --project tests/benchmarks -- report --rounds 2000 --starts 50 --json
          dotnet run -c Release --project tests/benchmarks -- report --output figures.md
        """;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--output") { Description = "The file to write.", DefaultValueFactory = _ => new FileInfo(Repository.PathOf("docs", "benchmarks.md")) };
        Option<int> rounds = CommonOptions.Rounds(500);
        Option<int> starts = CommonOptions.Starts();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("report", Description) { output, rounds, starts, json };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(output), parsed.GetRequiredValue(rounds), parsed.GetRequiredValue(starts), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo output, int rounds, int starts, bool json, CancellationToken cancellation)
    {
        // Before the work of minutes: a folder that cannot be made is said at once.
        output.Directory?.Create();
        Report report = await ReportRun.RunAsync(rounds, starts, cancellation).ConfigureAwait(false);
        string command = $"dotnet run -c Release --project tests/benchmarks -- report --rounds {rounds} --starts {starts}";
        await File.WriteAllTextAsync(output.FullName, MarkdownReport.Of(report, command), cancellation).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(report) : $"wrote {output}");
        return 0;
    }
}
