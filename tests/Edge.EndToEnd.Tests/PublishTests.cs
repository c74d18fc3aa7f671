using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.EndToEnd.Tests;

/// <summary>Proves that a program that embeds the SDK can be trimmed and compiled ahead of time without a warning, and still gives its answer.</summary>
public partial class PublishTests
{
    [SkippableFact]
    public async Task A_trimmed_ready_to_run_program_publishes_without_a_warning_and_gives_the_answer()
    {
        using var folder = new TemporaryFolder();
        // In folders of its own: the repository's obj may be in use by a build. No build server stays behind to hold the output open.
        ProcessResult published = await ChildProcess.RunAsync(new ProcessStartInfo(
            "dotnet",
            ["publish", "sdk/samples/IntroClassify", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "--artifacts-path", folder.Of("artifacts"), "-o", folder.Of("out"),
            "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-p:PublishReadyToRun=true", "-nodeReuse:false", "-p:UseSharedCompilation=false"]));
        Skip.If(
            published.ExitCode != 0 && MissingPackage().Match(published.Output) is { Success: true },
            $"a package that publishing needs is not in this machine's feed: {MissingPackage().Match(published.Output).Value}");
        Assert.True(published.ExitCode == 0, published.Output + published.Error);
        Assert.DoesNotContain(published.Output.Split('\n'), line => line.Contains("warning", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Optimizing assemblies for size", published.Output, StringComparison.Ordinal);

        ProcessResult result = await ChildProcess.RunAsync(new ProcessStartInfo(folder.Of(OperatingSystem.IsWindows() ? "out/IntroClassify.exe" : "out/IntroClassify")));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(ChildProcess.Dotnet("IntroClassify.dll").Output, result.Output);
        Assert.StartsWith("3 (", result.Output, StringComparison.Ordinal);
    }

    // NU1101, NU1102: the feed has no such package or version; NU1301: there is no feed.
    [GeneratedRegex("error (NU1101|NU1102|NU1301): [^\n]*")]
    private static partial Regex MissingPackage();
}
