using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Edge.Testing;

/// <summary>A program as a user would run it: in a process of its own; those of this repository by the dotnet host, from the repository's root.</summary>
public sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _name;
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly StringBuilder _read = new();

    private ChildProcess(string name, ProcessStartInfo start)
    {
        _name = name;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        if (start.WorkingDirectory.Length == 0)
            start.WorkingDirectory = Repository.Root;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start");
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts an assembly of the test's output folder.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="arguments">The arguments.</param>
    public static ChildProcess Start(string assembly, params string[] arguments)
    {
        string[] command = [.. InheritedSignals.Restoring, "dotnet", PathOf(assembly), .. arguments];
        return new(assembly, new ProcessStartInfo(command[0], command[1..]));
    }

    /// <summary>Starts an assembly of the test's output folder in a terminal of its own; skips the calling test where there is no program <c>script</c> to make one.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="arguments">The arguments, without quotation marks in them.</param>
    public static ChildProcess StartInTerminal(string assembly, params string[] arguments) => StartInTerminal(assembly, null, arguments);

    /// <summary>Starts an assembly of the test's output folder in a terminal of its own; skips the calling test where there is no program <c>script</c> to make one.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="environment">Variables that it gets besides those of the test; null for none.</param>
    /// <param name="arguments">The arguments, without quotation marks in them.</param>
    public static ChildProcess StartInTerminal(string assembly, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the options of 'script', which makes a terminal, are those of Linux");
        string command = string.Join(' ', [.. InheritedSignals.Restoring, "dotnet", .. Array.ConvertAll<string, string>([PathOf(assembly), .. arguments], word => $"'{word}'")]);
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"]) { RedirectStandardInput = true };
        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        start.Environment["TERM"] = "xterm";
        // Programs take the terminal of a build machine for a log.
        start.Environment.Remove("CI");
        try
        {
            return new ChildProcess(assembly, start);
        }
        catch (Win32Exception)
        {
            throw new SkipException("expected the program 'script' of util-linux, which makes a terminal, found none");
        }
    }

    /// <summary>Runs an assembly of the test's output folder to its end.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Exit code and what was written.</returns>
    public static ProcessResult Dotnet(string assembly, params string[] arguments) => DotnetAsync(assembly, null, arguments).GetAwaiter().GetResult();

    /// <summary>Runs an assembly of the test's output folder to its end.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="environment">Variables that it gets besides those of the test; null for none.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Exit code and what was written.</returns>
    public static async Task<ProcessResult> DotnetAsync(string assembly, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(assembly), .. arguments]);
        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        return await RunAsync(start).ConfigureAwait(false);
    }

    /// <summary>Starts any program.</summary>
    /// <param name="start">Program, arguments and folder; without a folder it is the repository's root.</param>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static ChildProcess Start(ProcessStartInfo start) => new(string.Join(' ', [Path.GetFileName(start.FileName), .. start.ArgumentList]), start);

    /// <summary>Runs any program to its end.</summary>
    /// <param name="start">Program, arguments and folder; without a folder it is the repository's root.</param>
    /// <returns>Exit code and what was written.</returns>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start)
    {
        using ChildProcess child = Start(start);
        return await child.EndAsync().ConfigureAwait(false);
    }

    /// <summary>Whether it is over.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Waits for the next line of standard output; null at its end.</summary>
    public async Task<string?> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        string? line = await _process.StandardOutput.ReadLineAsync(patience.Token).ConfigureAwait(false);
        if (line is not null)
            _read.Append(line).Append('\n');
        return line;
    }

    /// <summary>Types Ctrl-C in the terminal of <see cref="StartInTerminal(string, string[])"/>.</summary>
    public async Task TypeInterruptAsync()
    {
        await _process.StandardInput.WriteAsync('\u0003').ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Sends SIGINT, as Ctrl-C does; skips the calling test where there are no signals.</summary>
    public void Interrupt()
    {
        const int SigInt = 2;
        Skip.IfNot(OperatingSystem.IsLinux(), "signals are sent to child processes on Linux only");
        // It may have ended by itself; the caller sees that in the result.
        _ = Kill(_process.Id, SigInt);
    }

    /// <summary>Ends it at once, as SIGKILL does: it can write nothing more. Waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit code and what was written, lines that were read before included.</returns>
    /// <exception cref="TimeoutException">It does not end; it was killed.</exception>
    public async Task<ProcessResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            string output = await _process.StandardOutput.ReadToEndAsync(patience.Token).ConfigureAwait(false);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return new ProcessResult(_process.ExitCode, _read + output, await _error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{_name} did not end within {Patience}");
        }
    }

    /// <summary>Kills it, should it still run.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
