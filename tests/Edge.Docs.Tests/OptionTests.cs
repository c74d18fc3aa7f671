using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Docs.Cli;
using Edge.Docs.Tests.Commands;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;

namespace Edge.Docs.Tests;

/// <summary>Proves that pages name no option, project or file that is not there, in commands that are not run either.</summary>
public partial class OptionTests
{
    // The first folders of paths that have to exist; what a build or a command makes is left out below.
    private static readonly string[] Folders = ["docs", "firmware", "hardware", "sdk", "tests", "tools", "trainer"];

    private static readonly Lazy<HashSet<string>> OurOptions = new(() =>
        [.. ProgramCatalog.All.SelectMany(p => Helps(p)).SelectMany(h => h.OptionNames), "--help", "--version"]);

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Options_in_the_text_are_options_of_a_program(string path) => Assert.All(
        Pages.Of(path).Inline.SelectMany(i => OptionWord().Matches(i.Code).Select(m => (i.Line, Option: m.Value))),
        mention => Assert.True(
            OurOptions.Value.Contains(mention.Option) || CommandList.Loaded.ForeignOptions.ContainsKey(mention.Option),
            $"{path}:{mention.Line}: no program of ours has {mention.Option}; another's has to be in foreignOptions of commands.json"));

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Commands_give_programs_options_that_they_have(string path) => Assert.All(
        DocCommands.All.Where(c => c.Page == path).SelectMany(c => c.Text.Split(" | ").Select(stage => (Command: c, Ours: ShellLine.Parse(stage)))).Where(c => c.Ours is not null),
        c =>
        {
            (CatalogProgram program, string[] words) = c.Ours!.Value;
            ProgramHelp help = ProgramHelp.Of(program, "");
            if (help.CommandNames.FirstOrDefault(name => words.FirstOrDefault() == name) is { } command)
                help = ProgramHelp.Of(program, command);
            Assert.All(words.Where(w => w.StartsWith("--", StringComparison.Ordinal)).Select(w => w.Split('=')[0]).Except(["--help", "--version"]), option =>
                Assert.True(help.OptionNames.Contains(option), $"{c.Command}: {program.Project} has no {option}"));
        });

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Files_of_the_repository_that_commands_name_are_there(string path) => Assert.All(
        DocCommands.All.Where(c => c.Page == path).SelectMany(c => c.Text.Split(' ').Select(word => (Command: c, Word: word.Trim('\'', '"')))),
        c => Assert.True(IsOutput(c.Word) || CommandList.Loaded.Of(path).Given.ContainsKey(c.Word) || CommandList.Loaded.RuleFor(c.Command)?.Instead is not null || !Folders.Contains(c.Word.Split('/')[0]) || !c.Word.Contains('/', StringComparison.Ordinal) || Exists(c.Word), $"{c.Command}: there is no {c.Word}"));

    private static bool Exists(string path) => File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));

    // Made by a build, or a name that a reader replaces.
    private static bool IsOutput(string word) => word.Contains("/bin/", StringComparison.Ordinal) || word.Split('/').Any(part => part is "NAME");

    private static IEnumerable<ProgramHelp> Helps(CatalogProgram program)
    {
        ProgramHelp help = ProgramHelp.Of(program, "");
        return help.CommandNames.Select(command => ProgramHelp.Of(program, command)).Prepend(help);
    }

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z0-9-]+")]
    private static partial Regex OptionWord();
}
