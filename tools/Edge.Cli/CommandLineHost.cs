using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Edge.Cli;

/// <summary>Runs a command line: user faults become one sentence on standard error and exit code 1, never a stack trace.</summary>
public static class CommandLineHost
{
    /// <summary>Exit code of a user's fault.</summary>
    public const int UserFault = 1;

    /// <summary>Exit code of a command line that does not parse.</summary>
    public const int Usage = 2;

    /// <summary>Exit code after Ctrl-C, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="isUserFault">Further exceptions whose message is a sentence for the user.</param>
    /// <returns>The exit code.</returns>
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
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("interrupted").ConfigureAwait(false);
            return Interrupted;
        }
        catch (Exception e) when (e is UserErrorException or IOException or UnauthorizedAccessException || (isUserFault?.Invoke(e) ?? false))
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return UserFault;
        }
    }
}
