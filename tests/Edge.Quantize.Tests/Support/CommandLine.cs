using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Edge.Quantize.Tests.Support;

/// <summary>Runs the command line as a user does, in a child process.</summary>
internal static class CommandLine
{
    /// <summary>Runs to the end.</summary>
    /// <param name="processors">How many processors the runtime may see; 0 for all.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(int processors, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "quantize.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (processors > 0)
            start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs what must fail: one sentence on standard error, no stack trace.</summary>
    public static async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(0, arguments);
        Assert.True(code == exitCode, $"exit code {code}: {error}{output}");
        Assert.Equal("", output);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        return line;
    }
}
