using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace Edge.Docs.Cli;

/// <summary>What a program says to <c>--help</c>, taken apart.</summary>
public sealed class ProgramHelp
{
    private static readonly ConcurrentDictionary<string, Lazy<ProgramHelp>> Known = new();

    private ProgramHelp(string text)
    {
        foreach (string line in text.Split('\n').Select(l => l.TrimEnd()))
            if (line.Length > 0 && line[0] != ' ' && line[^1] == ':')
                Section(line[..^1]);
            else if (line.Length > 0)
                _section?.Add(line.Length > 2 ? line[2..] : line);
            else
                _section?.Add("");
    }

    private readonly Dictionary<string, List<string>> _sections = [];
    private List<string>? _section;

    /// <summary>What the program or command does, with its examples.</summary>
    public string Description => string.Join('\n', Lines("Description")).Trim('\n');

    /// <summary>Its usage, one line.</summary>
    public string Usage => string.Join(' ', Lines("Usage")).Trim();

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<HelpEntry> Arguments => Entries("Arguments");

    /// <summary>Its options.</summary>
    public IReadOnlyList<HelpEntry> Options => Entries("Options");

    /// <summary>Its commands.</summary>
    public IReadOnlyList<HelpEntry> Commands => Entries("Commands");

    /// <summary>The names of its options, those that are short and its parents' not included.</summary>
    public IEnumerable<string> OptionNames => Options.SelectMany(o => o.Name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.StartsWith("--", StringComparison.Ordinal));

    /// <summary>The names of its commands.</summary>
    public IEnumerable<string> CommandNames => Commands.Select(c => c.Name.Split(' ')[0]);

    /// <summary>Runs a program's help; each once.</summary>
    /// <param name="program">The program, which lies beside this one.</param>
    /// <param name="command">A command of it, or empty.</param>
    /// <exception cref="InvalidOperationException">The program has no such help.</exception>
    public static ProgramHelp Of(CatalogProgram program, string command)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Known.GetOrAdd($"{program.Assembly} {command}", _ => new(() => new ProgramHelp(Run(program.Assembly, command)))).Value;
    }

    private static string Run(string assembly, string command)
    {
        string[] words = command.Length == 0 ? ["--help"] : [command, "--help"];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. words])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"Expected '{assembly} {command} --help' to end with 0, got {process.ExitCode}; build the solution again.");
    }

    private void Section(string name) => _section = _sections.TryGetValue(name, out List<string>? lines) ? lines : _sections[name] = [];

    private List<string> Lines(string section) => _sections.TryGetValue(section, out List<string>? lines) ? lines : [];

    // "name   text", two blanks or more between them; lines that begin with blanks go on with the text above.
    private List<HelpEntry> Entries(string section)
    {
        var entries = new List<HelpEntry>();
        foreach (string line in Lines(section))
            if (line.Length == 0 || line[0] == ' ')
            {
                if (entries.Count > 0 && line.Length > 0)
                    entries[^1] = entries[^1] with { Text = entries[^1].Text + "\n" + line.Trim() };
            }
            else
            {
                int gap = line.IndexOf("  ", StringComparison.Ordinal);
                entries.Add(gap < 0 ? new HelpEntry(line, "") : new HelpEntry(line[..gap], line[gap..].Trim()));
            }
        return entries;
    }
}
