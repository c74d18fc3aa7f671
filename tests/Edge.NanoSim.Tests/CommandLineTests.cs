using System.Linq;
using System.Text.Json;
using Edge.Testing;
using Microsoft.CodeAnalysis;

namespace Edge.NanoSim.Tests;

/// <summary>The commands nanosim and nanosim check, in a process of their own: what they print and how they end.</summary>
public sealed class CommandLineTests
{
    private const string Fine = """
        public static class Program
        {
            public static int Main()
            {
                int sum = 0;
                for (int i = 0; i < 1000; i++)
                    sum += i;
                return sum;
            }
        }
        """;

    private const string Generic = """
        public static class Program
        {
            public static void Main() { }

            public static T Same<T>(T value) { return value; }
        }
        """;

    [SkippableFact]
    public void AProgramIsRunAndItsCostsAreTold()
    {
        using var folder = new TemporaryFolder();
        ProcessResult run = Run(Compile(folder, Fine), "--board", "esp32");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("esp32", run.Output, System.StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [SkippableFact]
    public void JsonHasTheCounts()
    {
        using var folder = new TemporaryFolder();
        ProcessResult run = Run(Compile(folder, Fine), "--board", "esp32", "--macs", "1000", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        long instructions = report.RootElement.GetProperty("instructions").GetInt64();
        // Four instructions of the sum, four of the counter and two or three of the comparison, a thousand times.
        Assert.InRange(instructions, 9_000, 13_000);
        Assert.Equal(instructions / 1000.0, report.RootElement.GetProperty("instructionsPerMac").GetDouble(), 1e-9);
        Assert.Equal("esp32", Assert.Single(report.RootElement.GetProperty("boards").EnumerateArray()).GetProperty("board").GetString());
        Assert.Equal(499_500, report.RootElement.GetProperty("result").GetInt64());
    }

    [SkippableFact]
    public void WhatConformsEndsWithNothingToSay()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new ProcessResult(0, "", ""), Run("check", Compile(folder, Fine)));
    }

    [SkippableFact]
    public void AViolationIsOneSentenceWithFileAndLine()
    {
        using var folder = new TemporaryFolder();
        string app = Compile(folder, Generic);
        ProcessResult run = Run("check", app);
        Assert.Equal(1, run.ExitCode);
        string line = Assert.Single(run.Output.Split('\n', System.StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Source0.cs:5", line, System.StringComparison.Ordinal);
        Assert.Contains("generic", line, System.StringComparison.Ordinal);
        ProcessResult json = Run("check", app, "--json");
        Assert.Equal(1, json.ExitCode);
        using JsonDocument violations = JsonDocument.Parse(json.Output);
        JsonElement violation = Assert.Single(violations.RootElement.EnumerateArray());
        Assert.Equal(("Generics", 5), (violation.GetProperty("rule").GetString(), violation.GetProperty("line").GetInt32()));
    }

    [SkippableTheory]
    [InlineData(1, "there is no file", "absent.dll")]
    [InlineData(1, "there is no file", "check", "absent.dll")]
    [InlineData(1, "expected one of", "App.dll", "--board", "abacus")]
    [InlineData(1, "has none called Nowhere.Run", "App.dll", "--entry", "Nowhere.Run")]
    [InlineData(2, "--heap was expected to be greater than 0", "App.dll", "--heap", "-1")]
    public void AFaultIsOneSentence(int code, string says, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string app = Compile(folder, Fine);
        ProcessResult run = Run([.. arguments.Select(a => a == "App.dll" ? app : a)]);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(says, run.Error, System.StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, System.StringComparison.Ordinal);
    }

    private static ProcessResult Run(params string[] arguments) => ChildProcess.Dotnet("nanosim.dll", arguments);

    private static string Compile(TemporaryFolder folder, string source) => NanoCompiler.Compile(folder, [source], kind: OutputKind.ConsoleApplication);
}
