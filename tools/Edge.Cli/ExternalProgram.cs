using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Cli;

/// <summary>
/// A program of another house that a command starts: nanoff, ssh, dotnet. It gets no terminal to ask at, ends in its time or is killed with its
/// children, ends with the command (Ctrl-C), and what it writes is kept within bounds.
/// </summary>
/// <param name="path">Its path, or its name, which is looked up in PATH.</param>
/// <param name="whenMissing">The sentence for the user where there is no such program: what was expected, what was got, what to do.</param>
public sealed class ExternalProgram(string path, string whenMissing)
{
    // How long the ends of its streams are waited for: a grandchild may hold them for ever.
    private static readonly TimeSpan StreamPatience = TimeSpan.FromSeconds(2);

    /// <summary>Its path or name.</summary>
    public string Path => path;

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The arguments, each passed as it is.</param>
    /// <param name="patience">After this it is killed and the result is overdue.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="input">What it reads from standard input; null for nothing.</param>
    /// <param name="environment">Variables that it gets besides ours; null as a value takes one away.</param>
    /// <param name="folder">Its working folder; null for ours.</param>
    /// <returns>Exit code and what it wrote.</returns>
    /// <exception cref="UserErrorException">There is no such program, or it cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was killed for the token.</exception>
    public async Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, TimeSpan patience, CancellationToken cancellationToken, string? input = null, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        cancellationToken.ThrowIfCancellationRequested();
        using Process process = Start(arguments, environment, folder);
        var output = new BoundedText();
        var error = new BoundedText();
        Task streams = Task.WhenAll(output.ReadAsync(process.StandardOutput), error.ReadAsync(process.StandardError), WriteAsync(process.StandardInput, input));
        using var overdue = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        overdue.CancelAfter(patience);
        bool isOverdue = false;
        try
        {
            await process.WaitForExitAsync(overdue.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            isOverdue = true;
        }
        await Task.WhenAny(streams, Task.Delay(StreamPatience, CancellationToken.None)).ConfigureAwait(false);
        return new ProgramResult(isOverdue ? -1 : process.ExitCode, output.ToString(), error.ToString(), isOverdue);
    }

    private Process Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment, string? folder)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new UserErrorException(whenMissing);
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException(whenMissing, e);
        }
    }

    private static async Task WriteAsync(StreamWriter stream, string? input)
    {
        try
        {
            if (input is not null)
                await stream.WriteAsync(input).ConfigureAwait(false);
            stream.Close();
        }
        catch (IOException)
        {
            // It ended without reading all; its exit code says why.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended at this moment, or a child of it may not be killed.
        }
    }
}
