using System.Collections.Generic;
using System.Linq;

namespace Edge.Docs.Tests.Commands;

/// <summary>What is done with a command of a page.</summary>
/// <param name="Command">The command.</param>
/// <param name="Shell">What the shell gets, or null where it is not run.</param>
/// <param name="Rule">The rule of the list, or null.</param>
/// <param name="Reason">Why it is not run: empty where nobody says so, which is a fault.</param>
public sealed record CommandPlan(DocCommand Command, string? Shell, CommandRule? Rule, string Reason)
{
    /// <summary>Decides.</summary>
    public static CommandPlan Of(DocCommand command)
    {
        CommandList list = CommandList.Loaded;
        if (list.IsMarked(command))
            return new CommandPlan(command, null, null, "the page says that it needs more than a computer");
        CommandRule? rule = list.RuleFor(command);
        if (rule is { Skip: true })
            return new CommandPlan(command, null, rule, rule.Because);
        return new CommandPlan(command, ShellLine.Translate(rule?.Instead ?? command.Text), rule, "");
    }

    /// <summary>The commands of a page that are run.</summary>
    public static IEnumerable<CommandPlan> RunOf(string page) => DocCommands.All.Where(c => c.Page == page).Select(Of).Where(p => p.Shell is not null);
}
