using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Edge.Testing;

/// <summary>Runs a program of this repository as a user would: in a process of its own.</summary>
public static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs an assembly of the test's output folder by the dotnet host and waits for its end.</summary>
    /// <param name="assembly">File name, as "quantize.dll".</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Exit code and what was written.</returns>
    public static ProcessResult Dotnet(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{assembly} did not end within {Patience}");
        }
        return new ProcessResult(process.ExitCode, output.Result, error.Result);
    }
}
