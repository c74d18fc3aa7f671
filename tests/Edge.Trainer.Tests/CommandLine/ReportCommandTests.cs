using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>The command report, in a process of its own.</summary>
public sealed class ReportCommandTests
{
    [Fact]
    public async Task MakesThePageOfATrainingAgain()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = await ChildProcess.DotnetAsync(
            CommandLineTests.Program, null, "train", CommandLineTests.IdxRecipe(folder), "--data", folder.Path, "--out", folder.Of("out"), "--picture", "2");
        Assert.True(result.ExitCode == 0, result.Error);
        string page = folder.Of("out/report.html"), first = await File.ReadAllTextAsync(page);
        Assert.Contains("held-out image 2, class ", first, StringComparison.Ordinal);
        Assert.Equal((0, page + "\n", ""), await ReportAsync(folder, "--picture", "2"));
        Assert.Equal(first, await File.ReadAllTextAsync(page));
        // A portable graymap of 28x28 pixels.
        await File.WriteAllBytesAsync(folder.Of("digit.pgm"), [.. "P5 28 28 255\n"u8.ToArray(), .. Enumerable.Repeat((byte)255, 28 * 28)]);
        Assert.Equal(0, (await ReportAsync(folder, "--picture", folder.Of("digit.pgm"))).Code);
        Assert.Contains("digit.pgm", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        (int code, _, string error) = await ReportAsync(folder, "--picture", "50");
        Assert.Equal((1, "error: Expected --picture from 0 to 49, or a file, got 50; choose another held-out image."), (code, error.TrimEnd()));
        await File.WriteAllBytesAsync(folder.Of("digit.pgm"), [.. "P5 1 1 255\n"u8.ToArray(), 1]);
        (code, _, error) = await ReportAsync(folder, "--picture", folder.Of("digit.pgm"));
        Assert.Equal(1, code);
        Assert.StartsWith("error: Expected a grey picture of 28x28 pixels for --picture", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Of("digit.pgm"), "no picture");
        (code, _, error) = await ReportAsync(folder, "--picture", folder.Of("digit.pgm"));
        Assert.Equal(1, code);
        Assert.StartsWith("error: Expected ", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Of("out/training.json"), "{");
        (code, _, error) = await ReportAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("got something else", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> ReportAsync(TemporaryFolder folder, params string[] arguments)
    {
        ProcessResult result = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, ["report", folder.Of("out"), "--data", folder.Path, .. arguments]);
        return (result.ExitCode, result.Output, result.Error);
    }
}
