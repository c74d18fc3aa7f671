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
    public static ProcessResult Dotnet(string assembly, params string[] arguments) => Run("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]);

    /// <summary>Runs a program in the repository's folder and waits for its end.</summary>
    /// <param name="program">Its path, or a name that the system finds.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Exit code and what was written.</returns>
    public static ProcessResult Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Patience}");
        }
        return new ProcessResult(process.ExitCode, output.Result, error.Result);
    }
}
