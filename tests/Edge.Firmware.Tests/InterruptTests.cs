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
        const string Hide = "\u001b[?25l", Show = "\u001b[?25h";
        using ChildProcess child = ChildProcess.StartInTerminal(Program);
        string? line;
        do
            line = await child.ReadLineAsync();
        while (line?.Contains("MNIST test digits", StringComparison.Ordinal) == false);
        await child.TypeInterruptAsync();
        ProcessResult result = await child.EndAsync();
        Assert.Equal(130, result.ExitCode);
        int hidden = result.Output.LastIndexOf(Hide, StringComparison.Ordinal);
        Assert.True(hidden >= 0, "the live view never hid the cursor");
        Assert.InRange(result.Output.LastIndexOf(Show, StringComparison.Ordinal), hidden, int.MaxValue);
        Assert.EndsWith("interrupted", result.Output.TrimEnd(), StringComparison.Ordinal);
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
