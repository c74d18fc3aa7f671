using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Trainings that are killed, without a chance to clean up, and taken up again.</summary>
public sealed class ResumeCommandTests
{
    private const int Attempts = 20;
    private const string Objective = "\"bestEpoch\": true, \"averaging\": { \"decay\": 0.95 }, \"quantization\": { \"epochs\": 2 }, ";

    [Fact]
    public async Task AKilledTrainingGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string recipe = Recipe(folder, Objective, epochs: 3);
        byte[] whole = await ModelAsync(folder, recipe, "whole", []);
        // In the second epoch, in the int8 phase, and before there is any checkpoint.
        foreach ((string sign, string name) in new[] { ("epoch 1: ", "a"), ("int8 epoch 4: ", "b"), ("", "c") })
        {
            await KillBeforeItEndsAsync(folder, recipe, name, [], sign);
            Assert.Equal(whole, await ModelAsync(folder, recipe, name, ["--resume", "--threads", "1"]));
        }
        // Killed twice.
        await KillBeforeItEndsAsync(folder, recipe, "d", [], "epoch 1: ");
        await KillBeforeItEndsAsync(folder, recipe, "d", ["--resume"], "epoch 3: ");
        Assert.Equal(whole, await ModelAsync(folder, recipe, "d", ["--resume"]));
        // A finished one says so again.
        Assert.Equal(whole, await ModelAsync(folder, recipe, "d", ["--resume"]));
    }

    /// <summary>The checkpoint of a wide layer takes a while to be written; it is killed as soon as its file appears.</summary>
    [Fact]
    public async Task AKillDuringTheWriteLeavesTheCheckpointBefore()
    {
        using var folder = new TemporaryFolder();
        string recipe = Recipe(folder, "", epochs: 12);
        await File.WriteAllTextAsync(recipe, (await File.ReadAllTextAsync(recipe)).Replace("{ \"type\": \"dropout\", \"rate\": 0.1 },", "{ \"type\": \"dense\", \"units\": 1024 },", StringComparison.Ordinal));
        byte[] whole = await ModelAsync(folder, recipe, "whole", []);
        for (int attempt = 1; !await IsKilledInAWriteAsync(folder, recipe); attempt++)
        {
            Assert.True(attempt < Attempts, $"the training ended before the signal in each of {Attempts} attempts");
            Directory.Delete(folder.Of("out"), recursive: true);
        }
        new CheckpointFile(folder.Of("out/" + CheckpointFile.Name)).Read();
        Assert.Equal(whole, await ModelAsync(folder, recipe, "out", ["--resume"]));
        Assert.Empty(Directory.GetFiles(folder.Of("out"), "*.tmp"));
    }

    // False where the training ended before a write was seen.
    private static async Task<bool> IsKilledInAWriteAsync(TemporaryFolder folder, string recipe)
    {
        Directory.CreateDirectory(folder.Of("out"));
        using ChildProcess child = Start(folder, recipe, "out", []);
        Assert.StartsWith("epoch 1: ", await child.ReadLineAsync(), StringComparison.Ordinal);
        while (!child.HasEnded && !Directory.EnumerateFiles(folder.Of("out"), "*.tmp").Any())
            Thread.Yield();
        child.Kill();
        return !File.Exists(folder.Of("out/model.onnx"));
    }

    [Fact]
    public async Task ADamagedOrStrangeCheckpointIsOneSentence()
    {
        using var folder = new TemporaryFolder();
        string recipe = Recipe(folder, "", epochs: 1);
        await ModelAsync(folder, recipe, "out", []);
        string file = folder.Of("out/" + CheckpointFile.Name);
        string Error(params string[] more)
        {
            ProcessResult result = ChildProcess.Dotnet(CommandLineTests.Program, ["train", recipe, "--data", folder.Path, "--out", folder.Of("out"), "--resume", .. more]);
            Assert.Equal(1, result.ExitCode);
            return Assert.Single(result.Error.TrimEnd().Split('\n'));
        }

        Assert.Equal("error: Expected a checkpoint of this training of recipe 'smoke', got one of another version of recipe 'smoke'; train without --resume, or into another folder.", Error("--seed", "5"));
        byte[] bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..^9]);
        Assert.StartsWith($"error: Expected a whole checkpoint of this trainer at '{file}', but ", Error(), StringComparison.Ordinal);
    }

    internal static string Recipe(TemporaryFolder folder, string members, int epochs)
    {
        string recipe = CommandLineTests.IdxRecipe(folder), text = File.ReadAllText(recipe);
        Assert.Contains("\"epochs\": 1,", text, StringComparison.Ordinal);
        File.WriteAllText(recipe, text.Replace("\"epochs\": 1,", FormattableString.Invariant($"{members}\"epochs\": {epochs},"), StringComparison.Ordinal));
        return recipe;
    }

    private static ChildProcess Start(TemporaryFolder folder, string recipe, string name, string[] more) =>
        ChildProcess.Start(CommandLineTests.Program, ["train", recipe, "--data", folder.Path, "--out", folder.Of(name), .. more]);

    // Reads until a line begins with a sign, then kills at once, in the middle of what comes next.
    private static async Task KillAsync(TemporaryFolder folder, string recipe, string name, string[] more, string sign)
    {
        using ChildProcess child = Start(folder, recipe, name, more);
        string? line = "";
        while (!line.StartsWith(sign, StringComparison.Ordinal))
            line = await child.ReadLineAsync() ?? throw new InvalidOperationException($"the training ended without a line '{sign}'");
        child.Kill();
    }

    // On a busy machine a training of milliseconds may end before the signal reaches it: that was no kill, and is tried again from where it began.
    private static async Task KillBeforeItEndsAsync(TemporaryFolder folder, string recipe, string name, string[] more, string sign)
    {
        string before = folder.Of(name + ".before");
        Directory.CreateDirectory(folder.Of(name));
        Replace(folder.Of(name), before);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            await KillAsync(folder, recipe, name, more, sign);
            if (!File.Exists(folder.Of(name + "/model.onnx")))
                return;
            Replace(before, folder.Of(name));
        }
        Assert.Fail($"the training ended before the signal in each of {Attempts} attempts");
    }

    private static void Replace(string source, string destination)
    {
        if (Directory.Exists(destination))
            Directory.Delete(destination, recursive: true);
        Directory.CreateDirectory(destination);
        foreach (string file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(destination, Path.GetFileName(file)));
    }

    private static async Task<byte[]> ModelAsync(TemporaryFolder folder, string recipe, string name, string[] more)
    {
        using ChildProcess child = Start(folder, recipe, name, more);
        ProcessResult result = await child.EndAsync();
        Assert.True(result.ExitCode == 0, result.Error);
        return await File.ReadAllBytesAsync(folder.Of(name + "/model.onnx"));
    }
}
