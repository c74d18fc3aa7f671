using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Proves that a training that Ctrl-C ends says so and leaves nothing but a checkpoint, from which it goes on.</summary>
public sealed class InterruptTests
{
    [SkippableFact]
    public async Task AnInterruptedTrainingLeavesACheckpoint()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["train", CommandLineTests.IdxRecipe(folder), "--data", folder.Path, "--out", folder.Of("out"), "--epochs", "10000"];
        using ChildProcess child = ChildProcess.Start(CommandLineTests.Program, arguments);
        string? line = await child.ReadLineAsync();
        Assert.StartsWith("epoch 1: ", line, StringComparison.Ordinal);
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        string checkpoint = folder.Of("out/" + CheckpointFile.Name);
        Assert.Equal(
            (130, $"checkpoint written to {checkpoint}: the same command with --resume goes on from it\ninterrupted"), (result.ExitCode, result.Error.TrimEnd()));
        Assert.Equal([checkpoint], Directory.GetFileSystemEntries(folder.Of("out")));
        int done = new CheckpointFile(checkpoint).Read().Progress.Epochs.Count;

        using ChildProcess next = ChildProcess.Start(CommandLineTests.Program, [.. arguments, "--resume"]);
        Assert.StartsWith($"going on from the checkpoint after epoch {done}", await next.ReadLineAsync(), StringComparison.Ordinal);
        Assert.StartsWith($"epoch {done + 1}: ", await next.ReadLineAsync(), StringComparison.Ordinal);
    }
}
