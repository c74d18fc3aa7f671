using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>A training whose numbers overflow ends with one sentence and keeps what was good.</summary>
public sealed class DivergenceTests
{
    [Fact]
    public async Task WithoutAFinishedEpochThereIsNoModel()
    {
        using var folder = new TemporaryFolder();
        string recipe = await RecipeAsync(folder, "\"type\": \"sgd\", \"learningRate\": 100, \"weightDecay\": 1", 2);
        ProcessResult result = Train(folder, recipe);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(
            @"^error: Expected finite numbers, got (a loss of \S+|an infinite weight) in epoch 1, batch \d+ of 22, at learning rate 100; lower ""learningRate"" or add ""warmup"" to the schedule of the recipe; no epoch was finished, so no model was written\.\n$",
            result.Error);
        Assert.Empty(Directory.GetFiles(folder.Of("out")));
    }

    [Fact]
    public async Task TheModelOfTheLastGoodCheckpointIsWritten()
    {
        using var folder = new TemporaryFolder();
        // The rate climbs from nearly nothing, so that the first epoch is a good one.
        string recipe = await RecipeAsync(
            folder, "\"type\": \"sgd\", \"learningRate\": 100, \"weightDecay\": 1, \"schedule\": { \"type\": \"oneCycle\", \"startDivisor\": 1000000, \"rise\": 0.95 }", 8);
        ProcessResult result = Train(folder, recipe);
        Assert.Equal(1, result.ExitCode);
        int epochs = new CheckpointFile(folder.Of("out/" + CheckpointFile.Name)).Read().Progress.Epochs.Count;
        Assert.EndsWith($"; {folder.Of("out/model.onnx")} was written from the last good checkpoint, after epoch {epochs}.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($" in epoch {epochs + 1}, batch ", result.Error, StringComparison.Ordinal);
        byte[] model = await File.ReadAllBytesAsync(folder.Of("out/model.onnx"));
        // The same checkpoint gone on from fails the same way and keeps the same model.
        ProcessResult again = Train(folder, recipe, "--resume");
        Assert.Equal((1, result.Error), (again.ExitCode, again.Error));
        Assert.Equal(model, await File.ReadAllBytesAsync(folder.Of("out/model.onnx")));
    }

    private static async Task<string> RecipeAsync(TemporaryFolder folder, string optimizer, int epochs)
    {
        string recipe = ResumeCommandTests.Recipe(folder, "", epochs), text = await File.ReadAllTextAsync(recipe);
        const string Usual = "\"type\": \"adam\", \"learningRate\": 0.005, \"schedule\": { \"type\": \"cosine\" }";
        Assert.Contains(Usual, text, StringComparison.Ordinal);
        // A decay of 100 times the weight turns and blows it up at every step.
        await File.WriteAllTextAsync(recipe, text.Replace(Usual, optimizer, StringComparison.Ordinal));
        return recipe;
    }

    private static ProcessResult Train(TemporaryFolder folder, string recipe, params string[] more) =>
        ChildProcess.Dotnet(CommandLineTests.Program, ["train", recipe, "--data", folder.Path, "--out", folder.Of("out"), .. more]);
}
