using System;
using Edge.Testing;

namespace Edge.Samples.Tests;

/// <summary>A sample as a user runs it.</summary>
internal static class Sample
{
    /// <summary>Runs a sample that is expected to end well.</summary>
    /// <returns>The lines that it printed.</returns>
    public static string[] Run(string name, params string[] arguments)
    {
        ProcessResult result = ChildProcess.Dotnet($"{name}.dll", arguments);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Runs a sample that is expected to refuse what it is given.</summary>
    /// <returns>The sentence that it says.</returns>
    public static string Refuse(string name, params string[] arguments)
    {
        ProcessResult result = ChildProcess.Dotnet($"{name}.dll", arguments);
        Assert.Equal(1, result.ExitCode);
        return Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
