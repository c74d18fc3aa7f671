using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Docs.Cli;

/// <summary>docs/cli.md: the command line of every program, as its help has it.</summary>
public static class CliPage
{
    private static readonly string[] Everywhere = ["--help", "--version"];

    /// <summary>Writes the page.</summary>
    /// <param name="root">The repository's folder, which defaults of options may name.</param>
    public static string Write(string root)
    {
        var page = new StringBuilder();
        page.Append("""
            # Command lines

            Every program with its commands and options. Written by a program from what the programs themselves say to `--help`; do not edit. To make it again:

                dotnet run -c Contract --project tools/docs -- write

            Each program is started from the repository's folder as `dotnet run -c Release --project FOLDER -- ARGUMENTS`. `--help` goes with every command. Exit codes: 0 done,
            1 a fault of the input, 2 a fault of the command line, 3 a gate failed, 130 after Ctrl-C. What stands in angle brackets is a value of yours.


            """);
        page.Append("| program | what it does |\n|---|---|\n");
        foreach (CatalogProgram program in ProgramCatalog.All)
            page.Append(null, $"| [{program.Project}](#{program.Name.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal)}) | {program.Purpose} |\n");
        foreach (CatalogProgram program in ProgramCatalog.All)
        {
            page.Append(null, $"\n## {program.Name}\n\n`{program.Project}`: {program.Purpose}.\n\n");
            ProgramHelp help = ProgramHelp.Of(program, "");
            Describe(page, help);
            foreach (string command in help.CommandNames)
            {
                page.Append(null, $"### {program.Name} {command}\n\n");
                Describe(page, ProgramHelp.Of(program, command));
            }
        }
        return page.Replace(root.TrimEnd('/') + "/", "").ToString().TrimEnd('\n') + "\n";
    }

    private static void Describe(StringBuilder page, ProgramHelp help)
    {
        page.Append(null, $"```text\n{help.Description}\n\n{help.Usage}\n```\n\n");
        Table(page, "argument", help.Arguments.DistinctBy(a => (a.Name, a.Text)));
        Table(page, "option", help.Options.Where(o => !Everywhere.Any(name => o.Name.Contains(name, StringComparison.Ordinal))));
    }

    private static void Table(StringBuilder page, string title, IEnumerable<HelpEntry> entries)
    {
        HelpEntry[] rows = [.. entries];
        if (rows.Length == 0)
            return;
        page.Append(null, $"| {title} | |\n|---|---|\n");
        foreach (HelpEntry row in rows)
            page.Append(null, $"| `{Cell(row.Name)}` | {Cell(Plain(row.Text))} |\n");
        page.Append('\n');
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
