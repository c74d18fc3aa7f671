using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.DigitReader.Processes;

/// <summary>What a program that ends by itself has written.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">The beginning of its output and then of its error output.</param>
public sealed record ToolOutput(int ExitCode, string Text)
{
    private const int MaxLength = 1 << 16;

    /// <summary>The last line that says something, or nothing.</summary>
    public string LastLine => Array.FindLast(Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), _ => true) ?? "";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="timeout">How long it may take; then it is stopped.</param>
    /// <param name="tool">The program: a name on the path or a file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote; null where there is no such program.</returns>
    /// <exception cref="CameraException">It does not end in time.</exception>
    public static ToolOutput? Run(TimeSpan timeout, string tool, params string[] arguments)
    {
        using Process? process = Start(tool, arguments);
        if (process is null)
            return null;
        process.StandardInput.Close();
        Task<string> output = ReadAsync(process.StandardOutput), error = ReadAsync(process.StandardError);
        using var patience = new CancellationTokenSource(timeout);
        try
        {
            Task.WaitAll([output, error, process.WaitForExitAsync(patience.Token)], patience.Token);
        }
        catch (Exception e) when (patience.IsCancellationRequested && e is OperationCanceledException or AggregateException)
        {
            Kill(process);
            throw new CameraException($"Expected {tool} to end within {timeout.TotalSeconds:0.#} s, got no end of '{tool} {string.Join(' ', arguments)}'; check the camera's cable.", e);
        }
        return new ToolOutput(process.ExitCode, output.Result + error.Result);
    }

    private static Process? Start(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // The rest is read and forgotten, so that the program does not wait for a full pipe.
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        char[] text = new char[MaxLength];
        int length = 0, read;
        do
        {
            Memory<char> room = length < MaxLength ? text.AsMemory(length) : new char[MaxLength];
            read = await reader.ReadAsync(room).ConfigureAwait(false);
            length = Math.Min(MaxLength, length + read);
        }
        while (read > 0);
        return new string(text, 0, length);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
