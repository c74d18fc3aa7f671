using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Quantize.Tests.Support;

/// <summary>Runs the command line as a user does, in a child process.</summary>
internal static class CommandLine
{
    private const string Program = "quantize.dll";

    /// <summary>Runs to the end.</summary>
    public static Task<ProcessResult> RunAsync(params string[] arguments) => ChildProcess.DotnetAsync(Program, null, arguments);

    /// <summary>Runs to the end on a number of processors.</summary>
    public static Task<ProcessResult> RunOnAsync(int processors, params string[] arguments) =>
        ChildProcess.DotnetAsync(Program, new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) }, arguments);

    /// <summary>Starts what the test ends.</summary>
    public static ChildProcess Start(params string[] arguments) => ChildProcess.Start(Program, arguments);

    /// <summary>Runs what must fail: one sentence on standard error, no stack trace.</summary>
    public static async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.True(code == exitCode, $"exit code {code}: {error}{output}");
        Assert.Equal("", output);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        return line;
    }
}
