using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that Ctrl-C ends the tool in order: exit code 130, one line, and files that are whole or as they were.</summary>
public sealed class InterruptTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task What_was_there_stays_when_its_replacement_is_interrupted()
    {
        string folder = Directory.CreateDirectory(workshop.At("interrupted")).FullName, output = Path.Combine(folder, "out.bin");
        await File.WriteAllTextAsync(output, "before");
        // Hours of work in a file that takes no room: its end is never reached.
        using (FileStream samples = File.Create(workshop.At("endless.bin")))
            samples.SetLength(28L * 28 * 1_000_000_000);
        using ChildProcess child = CommandLine.Start("run", Repository.Data("n2", "n2.tflite"), "--input", workshop.At("endless.bin"), "--output", output);
        await Until(() => child.HasEnded || Directory.GetFiles(folder, "*.tmp").Length == 1);
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        Assert.Equal((130, "", "interrupted"), (result.ExitCode, result.Output, result.Error.TrimEnd()));
        Assert.Equal(["out.bin"], workshop.Files("interrupted"));
        Assert.Equal("before", await File.ReadAllTextAsync(output));
    }

    [SkippableTheory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(1000)]
    public async Task A_quantisation_that_is_interrupted_leaves_all_of_its_files_or_none(int milliseconds)
    {
        // Enough pictures to test on that some of the signals come while it works; wherever they come, the outcome is one of two.
        string folder = $"halted{milliseconds}", x = workshop.At("many.npy"), y = workshop.At("many-labels.npy");
        if (!File.Exists(x))
        {
            const int count = 100_000;
            await File.WriteAllBytesAsync(x, NpyBytes.Of(new byte[count * Workshop.Size * Workshop.Size], count, Workshop.Size, Workshop.Size));
            await File.WriteAllBytesAsync(y, NpyBytes.Of(new byte[count], count));
        }
        using ChildProcess child = CommandLine.Start(workshop.At("model.onnx"), "--data", x, "--labels", y, "--test-share", "0.9", "--out", workshop.At(folder));
        await Task.Delay(milliseconds);
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        if (result.ExitCode == 0)
            Assert.Contains("model.tflite", workshop.Files(folder));
        else
        {
            // A signal before the program listens ends it at once, as any program.
            Assert.Equal(130, result.ExitCode);
            Assert.True(result.Error is "interrupted\n" or "", result.Error);
            Assert.False(Directory.Exists(workshop.At(folder)));
        }
    }

    [SkippableFact]
    public async Task A_second_signal_ends_what_does_not_listen_to_the_first()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "named pipes and signals are those of Linux");
        string pipe = workshop.At("pipe.onnx");
        Assert.Equal(0, MakePipe(pipe, 0x180));
        ProcessResult result = await SignalTwiceAsync(pipe);
        // A first signal that finds the child between two reads ends it in order; it has to find it in one, where the token is not looked at.
        for (int attempt = 1; attempt < 10 && result.Error == "interrupted\n"; attempt++)
            result = await SignalTwiceAsync(pipe);
        // Without the line: the first signal alone would have had it written, some seconds later.
        Assert.Equal((130, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.False(Directory.Exists(workshop.At("never")));
    }

    private async Task<ProcessResult> SignalTwiceAsync(string pipe)
    {
        using ChildProcess child = CommandLine.Start(pipe, "--data", workshop.At("data"), "--out", workshop.At("never"));
        // Opening takes until the child opens the other end, and writing more than a pipe holds until it has begun to read.
        using FileStream writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)).WaitAsync(Patience);
        await writer.WriteAsync(new byte[1 << 17]).AsTask().WaitAsync(Patience);
        await Task.Delay(100);
        await Until(() =>
        {
            child.Interrupt();
            return child.HasEnded;
        });
        return await child.EndAsync();
    }

    private static async Task Until(Func<bool> isSo)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"not so within {Patience}");
            await Task.Delay(10);
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int MakePipe(string path, uint mode);
}
