using System;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>Shows the stages of a long work on standard error, where that is a terminal.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs a work.</summary>
    /// <param name="work">Gets what to tell the stage and the share done; called on another thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task<T> RunAsync<T>(Func<Action<string, double>?, Task<T>> work, CancellationToken cancellation)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
            return Task.Run(() => work(null), cancellation);
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            var gate = new Lock();
            ProgressTask? task = null;
            return await Task.Run(() => work(Tell), cancellation).ConfigureAwait(false);

            void Tell(string stage, double share)
            {
                lock (gate)
                {
                    if (task?.Description != stage)
                    {
                        // A stage that leaves off before its end is over all the same once the next one begins.
                        task?.Value = 1;
                        task = context.AddTask(stage, maxValue: 1);
                    }
                    task.Value = Math.Max(task.Value, share);
                }
            }
        });
    }
}
