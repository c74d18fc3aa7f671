using System;
using System.IO;
using System.Linq;
using Edge.Docs.Cli;

namespace Edge.Docs.Tests.Commands;

/// <summary>Turns a command of a page into one for the shell, in which our programs are those beside the test.</summary>
public static class ShellLine
{
    // Of other programs only these, within the scratch folder: anything else has to be spoken of in the list.
    private static readonly string[] Harmless = ["cat", "cp"];

    /// <summary>The line for the shell; null where a part of the pipe is no program of ours.</summary>
    public static string? Translate(string command)
    {
        string?[] stages = [.. command.Split(" | ").Select(Stage)];
        return Array.IndexOf(stages, null) >= 0 ? null : string.Join(" | ", stages);
    }

    /// <summary>The program of ours that a part of a pipe starts, with the words that it gets; null where it is another's.</summary>
    public static (CatalogProgram Program, string[] Arguments)? Parse(string stage)
    {
        string[] words = stage.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["dotnet", "run", ..])
        {
            int project = Array.IndexOf(words, "--project"), end = Array.IndexOf(words, "--");
            return project >= 0 && project + 1 < words.Length && ProgramCatalog.Find(words[project + 1]) is { } program
                ? (program, end < 0 ? [] : words[(end + 1)..])
                : null;
        }
        return words.Length > 0 && ProgramCatalog.All.FirstOrDefault(p => p.Alias == words[0]) is { } alias ? (alias, words[1..]) : null;
    }

    private static string? Stage(string stage)
    {
        // VARIABLE=value before a command.
        int end = stage.IndexOf(' ', StringComparison.Ordinal);
        if (end > 0 && stage[..end].Contains('=', StringComparison.Ordinal))
            return Stage(stage[(end + 1)..]) is { } rest ? stage[..(end + 1)] + rest : null;
        return Parse(stage) is { } ours ? $"dotnet '{Path.Combine(AppContext.BaseDirectory, ours.Program.Assembly)}' {string.Join(' ', ours.Arguments)}".TrimEnd()
            : Harmless.Contains(stage.Split(' ')[0]) ? stage
            : null;
    }
}
