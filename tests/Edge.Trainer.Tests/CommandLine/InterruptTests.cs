using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Proves that a training that Ctrl-C ends says so and leaves no file behind.</summary>
public sealed class InterruptTests
{
    [SkippableFact]
    public async Task AnInterruptedTrainingWritesNothing()
    {
        using var folder = new TemporaryFolder();
        using ChildProcess child = ChildProcess.Start(
            CommandLineTests.Program, "train", CommandLineTests.IdxRecipe(folder), "--data", folder.Path, "--out", folder.Of("out"), "--epochs", "10000");
        string? line = await child.ReadLineAsync();
        Assert.StartsWith("epoch 1: ", line, StringComparison.Ordinal);
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        Assert.Equal((130, "interrupted"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Of("out")));
    }
}
