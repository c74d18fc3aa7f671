using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Edge.Docs.Tests.Commands;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;

namespace Edge.Docs.Tests;

/// <summary>
/// Proves that every command of every page works, run in the order of its page with the programs as they were built; those that need a board or take
/// long are marked in the page, or replaced or left out by commands.json with the reason.
/// </summary>
public class CommandTests
{
    public static TheoryData<string> PagesWithCommands =>
        [.. Pages.All.Select(p => p.Path).Where(page => CommandPlan.RunOf(page).Any())];

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Every_command_is_run_or_says_why_not(string page) => Assert.All(
        DocCommands.All.Where(c => c.Page == page).Select(CommandPlan.Of),
        plan => Assert.True(
            plan.Shell is not null || plan.Reason.Length > 0,
            $"{plan.Command}\nis neither a program of ours nor marked in the page ({string.Join(", ", CommandList.Loaded.Markers)}) nor in commands.json; if it is no command, fence the block with its language"));

    [SkippableTheory]
    [MemberData(nameof(PagesWithCommands))]
    public async Task The_commands_of_a_page_work(string page)
    {
        Skip.If(System.OperatingSystem.IsWindows(), "the commands are run by a POSIX shell");
        // Programs find it in its cache; without it they would fetch it.
        _ = Mnist.FolderOrSkip();
        PageRules rules = CommandList.Loaded.Of(page);
        using var folder = new ScratchFolder(page, rules.Given);
        foreach (string line in rules.Prepare)
        {
            ProcessResult prepared = await folder.RunAsync(ShellLine.Translate(line) ?? line, null);
            Assert.True(prepared.ExitCode == 0, $"{page}: to prepare, {line}\n{prepared.Error}");
        }
        var written = new List<(int Line, string Output)>();
        foreach (CommandPlan plan in CommandPlan.RunOf(page))
        {
            ProcessResult result = await folder.RunAsync(plan.Shell!, plan.Rule?.Until);
            Assert.True(
                result.ExitCode == (plan.Rule?.Exit ?? 0), $"{plan.Command}\nran as: {plan.Shell}\nended with {result.ExitCode}\n{result.Output}{result.Error}");
            written.Add((plan.Command.Line, result.Output));
        }
        string[] missing = [.. ShownOutput.Missing(Pages.Of(page), written)];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_rule_of_the_list_is_needed()
    {
        CommandRule?[] used = [.. DocCommands.All.Where(c => !CommandList.Loaded.IsMarked(c)).Select(CommandList.Loaded.RuleFor)];
        Assert.All(CommandList.Loaded.Rules.Concat(CommandList.Loaded.Pages.Values.SelectMany(p => p.Rules)), rule => Assert.Contains(rule, used));
        Assert.All(CommandList.Loaded.Pages.Keys, page => Assert.Contains(page, Pages.All.Select(p => p.Path)));
    }
}
