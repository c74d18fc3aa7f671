using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Cli;

/// <summary>
/// Runs a command line: user faults become one sentence on standard error and exit code 1, never a stack trace. SIGINT (Ctrl-C) and SIGTERM cancel
/// the token that the action gets; a second one ends the process at once.
/// </summary>
public static class CommandLineHost
{
    /// <summary>Exit code of a user's fault.</summary>
    public const int UserFault = 1;

    /// <summary>Exit code of a command line that does not parse.</summary>
    public const int Usage = 2;

    /// <summary>Exit code of a result that is there but fails a gate that the user has set.</summary>
    public const int GateFailed = 3;

    /// <summary>Exit code after Ctrl-C, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="isUserFault">Further exceptions whose message is a sentence for the user.</param>
    /// <returns>The exit code: the action's, or one of those above; after SIGTERM 143 instead of <see cref="Interrupted"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, Func<Exception, bool>? isUserFault = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // The parser lists allowed values on lines of their own; a user's fault is one line here.
            string[] words = string.Join(' ', parsed.Errors.Select(e => e.Message)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            await Console.Error.WriteLineAsync($"error: {string.Join(' ', words)} See --help.").ConfigureAwait(false);
            return Usage;
        }
        using var signals = new TerminationSignals();
        try
        {
            return await InvokeAsync(parsed, signals).ConfigureAwait(false);
        }
        catch (Exception e) when (signals.Token.IsCancellationRequested && (e is OperationCanceledException || IsFault(e, isUserFault)))
        {
            // A fault too: the terminal sends Ctrl-C to the programs that we started as well, and their ends look like faults.
            await Console.Error.WriteLineAsync("interrupted").ConfigureAwait(false);
            return signals.ExitCode;
        }
        catch (Exception e) when (IsFault(e, isUserFault))
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return UserFault;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, TerminationSignals signals)
    {
        // Signals are ours: with the library's handling, Ctrl-C killed the process before its action could clean up.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        // On the thread pool, whose threads end with the process, so that even an action that never looks at the token is interrupted.
        Task<int> run = Task.Run(() => parsed.InvokeAsync(configuration, signals.Token), CancellationToken.None);
        await Task.WhenAny(run, signals.OverdueAsync()).ConfigureAwait(false);
        return run.IsCompleted ? await run.ConfigureAwait(false) : throw new OperationCanceledException(signals.Token);
    }

    private static bool IsFault(Exception e, Func<Exception, bool>? isUserFault) =>
        e is UserErrorException or IOException or UnauthorizedAccessException || (isUserFault?.Invoke(e) ?? false);
}
