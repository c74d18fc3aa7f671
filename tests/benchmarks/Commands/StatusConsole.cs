using System;
using System.Threading.Tasks;
using Spectre.Console;

namespace Edge.Benchmarks.Commands;

/// <summary>Shows on standard error how far the work is: a bar on a terminal, a line for each part elsewhere.</summary>
internal static class StatusConsole
{
    private static readonly IAnsiConsole Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Runs one part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="work">Does it; calls the action after each step.</param>
    public static async Task RunAsync(string name, int steps, Func<Action, Task> work)
    {
        if (!Console.Profile.Out.IsTerminal)
        {
            await System.Console.Error.WriteLineAsync(name).ConfigureAwait(false);
            await work(() => { }).ConfigureAwait(false);
            return;
        }
        await Console.Progress().AutoClear(true).StartAsync(async context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(name), maxValue: steps);
            await work(() => task.Increment(1)).ConfigureAwait(false);
            task.Value = steps;
        }).ConfigureAwait(false);
    }

    /// <summary>Runs one part and gives its result.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<T> MeasureAsync<T>(string name, int steps, Func<Action, T> work)
    {
        T? result = default;
        // On a thread of its own: a measurement ties its thread to a core.
        await RunAsync(name, steps, step => Task.Factory.StartNew(() => result = work(step), default, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ConfigureAwait(false);
        return result!;
    }
}
