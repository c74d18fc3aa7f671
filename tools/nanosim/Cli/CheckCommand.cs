using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.NanoSim.Conformity;

namespace Edge.NanoSim.Cli;

/// <summary>nanosim check App.dll: says what a board could not run, without running it.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Checks that compiled assemblies have nothing that nanoFramework 1.x lacks: instructions of IL, types, members, and the sizes that nanoCLR
        counts in 8 and 16 bits. One sentence a violation, with file and line; the exit code is 1 where there is one.
        """;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("assemblies")
        {
            Description = "Compiled assemblies (.dll), each with its debug symbols and nanoFramework's libraries, or their contracts, beside it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "JSON on standard output instead of text." };
        var command = new Command("check", Description) { files, json };
        command.SetAction((parsed, token) =>
        {
            var violations = new List<Violation>();
            foreach (FileInfo file in parsed.GetRequiredValue(files))
            {
                token.ThrowIfCancellationRequested();
                violations.AddRange(ConformityChecker.Check(file.FullName));
            }
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(violations.Select(v => new { rule = v.Rule.ToString(), v.Source?.File, v.Source?.Line, v.Member, message = v.ToString() }), Json));
            else
                violations.ForEach(Console.WriteLine);
            return Task.FromResult(violations.Count == 0 ? 0 : CommandLineHost.UserFault);
        });
        return command;
    }
}
