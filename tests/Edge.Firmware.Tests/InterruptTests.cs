using System;
using System.Linq;
using System.Threading.Tasks;
using Edge.Desktop.Sources;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Firmware.Tests;

/// <summary>Proves that Ctrl-C ends the reader between two pictures.</summary>
public sealed class InterruptTests
{
    private const string Program = "Edge.Desktop.dll";

    [SkippableFact]
    public async Task The_live_view_gives_the_cursor_back()
    {
        using ChildProcess child = ChildProcess.StartInTerminal(Program);
        await LiveView.AssertInterruptAsync(child, "MNIST test digits");
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_with_130_and_one_line()
    {
        // More lines than a pipe holds that nobody reads: it cannot come to its end before the signal.
        const int Pictures = 3000;
        using var folder = new TemporaryFolder();
        string picture = folder.Of("digit.png");
        PngWriter.Save(picture, new GrayImage(BundledDigits.Side, BundledDigits.Side, BundledDigits.Load().Image(0).ToArray()));
        using ChildProcess child = ChildProcess.Start(Program, [.. Enumerable.Repeat(picture, Pictures)]);
        Assert.StartsWith(picture, await child.ReadLineAsync(), StringComparison.Ordinal);
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        Assert.Equal((130, "interrupted"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.InRange(result.Output.Count(c => c == '\n'), 1, Pictures - 1);
    }
}
