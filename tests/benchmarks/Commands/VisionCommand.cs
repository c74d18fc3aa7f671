using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Reporting;
using Edge.Benchmarks.Vision;

namespace Edge.Benchmarks.Commands;

/// <summary>vision: what frames of 640x480 cost.</summary>
internal static class VisionCommand
{
    private const string Description = """
        Measures vision's first look, its further looks and the whole reader on frames of several contents.

        Examples:
          dotnet run -c Release --project tests/benchmarks -- vision
          dotnet run -c Release --project tests/benchmarks -- vision --output docs/benchmarks.md
        """;

    public static Command Create()
    {
        var output = new Option<FileInfo?>("--output") { Description = "A page in which to replace the part on vision." };
        Option<int> rounds = CommonOptions.Rounds(40);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("vision", Description) { output, rounds, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(output), parsed.GetRequiredValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? output, int rounds, bool json, CancellationToken cancellation)
    {
        // Before the work of a minute: a page that cannot be read is said at once.
        string page = output is null ? "" : await File.ReadAllTextAsync(output.FullName, cancellation).ConfigureAwait(false);
        VisionResult result = await StatusConsole.MeasureAsync("vision", rounds, step => VisionRun.Run(rounds, step, cancellation)).ConfigureAwait(false);
        string section = VisionSection.Of(result);
        if (output is not null)
            await File.WriteAllTextAsync(output.FullName, VisionSection.Put(page, section), cancellation).ConfigureAwait(false);
        Console.WriteLine(json ? JsonText.Of(result) : section.TrimEnd('\n'));
        return 0;
    }
}
