using System;
using System.Threading.Tasks;
using Spectre.Console;

namespace Edge.Benchmarks.Commands;

/// <summary>Shows on standard error how far the work is: a bar on a terminal, a line for each part elsewhere.</summary>
internal static class StatusConsole
{
    private static readonly IAnsiConsole Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Runs parts one after the other.</summary>
    /// <param name="names">Names of the parts.</param>
    /// <param name="steps">Steps of each part.</param>
    /// <param name="work">Does a part; calls the action after each step.</param>
    public static void Run(string[] names, int steps, Action<string, Action> work)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!Console.Profile.Out.IsTerminal)
        {
            foreach (string name in names)
            {
                System.Console.Error.WriteLine(name);
                work(name, () => { });
            }
            return;
        }
        Console.Progress().AutoClear(true).Start(context =>
        {
            foreach (string name in names)
            {
                ProgressTask task = context.AddTask(Markup.Escape(name), maxValue: steps);
                work(name, () => task.Increment(1));
                task.Value = steps;
            }
        });
    }

    /// <summary>Says something that is no part.</summary>
    public static Task SayAsync(string text) => System.Console.Error.WriteLineAsync(text);
}
