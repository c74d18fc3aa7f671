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

    [SkippableFact]
    public async Task A_second_signal_ends_what_does_not_listen_to_the_first()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "named pipes and signals are those of Linux");
        string pipe = workshop.At("pipe.onnx");
        Assert.Equal(0, MakePipe(pipe, 0x180));
        using ChildProcess child = CommandLine.Start(pipe, "--data", workshop.At("data"), "--out", workshop.At("never"));
        // Opening takes until the child opens the other end; nothing is ever written, so that its read does not end.
        using FileStream writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)).WaitAsync(Patience);
        await Until(() =>
        {
            child.Interrupt();
            return child.HasEnded;
        });
        ProcessResult result = await child.EndAsync();
        // Without the line: the first signal alone would have had it written, some seconds later.
        Assert.Equal((130, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.False(Directory.Exists(workshop.At("never")));
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
