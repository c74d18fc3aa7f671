using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Testing;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Tests.Training.Checkpoints;

public sealed class CheckpointFileTests
{
    private static readonly EpochResult Epoch = new(1, 0.1 + 0.2, 1.0 / 3, 0.75, 0.1, 1e-3, TrainingPhase.FloatNetwork, 1.5);

    private static readonly PhaseResult Phase = new(TrainingPhase.FloatNetwork, 1, true, new TestResult(100, 99, 0.01))
    {
        TestAnswers = new Answers(100, 99, 0.01, [[1, 2], [3, 4]], [new ReliabilityBin(1, 0.5, 1)], null),
    };

    [Fact]
    public async Task GivesBackWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile file = await WriteAsync(folder);
        Checkpoint expected = Make(), actual = file.Read();
        Assert.Equal(JsonOutput.Format(expected.Identity), JsonOutput.Format(actual.Identity));
        Assert.Equal(JsonOutput.Format(expected.Progress), JsonOutput.Format(actual.Progress));
        foreach (Func<Checkpoint, IReadOnlyList<StateTensor>> part in new Func<Checkpoint, IReadOnlyList<StateTensor>>[] { c => c.State, c => c.Best, c => c.FloatModel })
        {
            // The file has wider types first.
            Assert.Equal(part(expected).Select(t => t.Name).Order(), part(actual).Select(t => t.Name).Order());
            foreach (StateTensor tensor in part(expected))
            {
                StateTensor read = part(actual).Named(tensor.Name);
                Assert.Equal(tensor.Shape, read.Shape);
                Assert.Equal(tensor.Values, read.Values);
            }
        }
        Assert.Equal([file.Path], Directory.GetFiles(folder.Path));
    }

    /// <summary>Read by hand as the format's description has it: length, JSON header, names, types and offsets.</summary>
    [Fact]
    public async Task IsASafetensorsFile()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = await File.ReadAllBytesAsync((await WriteAsync(folder)).Path);
        long length = BitConverter.ToInt64(bytes);
        Assert.Equal(0, length % 8);
        using var header = System.Text.Json.JsonDocument.Parse(bytes.AsMemory(8, (int)length));
        System.Text.Json.JsonElement weights = header.RootElement.GetProperty("state.weights");
        Assert.Equal("F32", weights.GetProperty("dtype").GetString());
        Assert.Equal([2, 2], weights.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32()));
        int start = weights.GetProperty("data_offsets")[0].GetInt32();
        Assert.Equal(1.5f, BitConverter.ToSingle(bytes, 8 + (int)length + start));
    }

    [Fact]
    public async Task EveryDamagedByteIsNoticed()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile file = await WriteAsync(folder);
        byte[] good = await File.ReadAllBytesAsync(file.Path);
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bad = (byte[])good.Clone();
            bad[i] ^= (byte)(1 << (i % 8));
            await RefusesAsync(file, bad);
        }
        for (int length = 0; length < good.Length; length += length < 64 ? 1 : 37)
            await RefusesAsync(file, good[..length]);
        await RefusesAsync(file, [.. good, 0]);
    }

    [Fact]
    public async Task WhatAKilledWriterLeftIsRemoved()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Of(CheckpointFile.Name + ".77.tmp"), "half");
        CheckpointFile file = await WriteAsync(folder);
        Assert.Equal([file.Path], Directory.GetFiles(folder.Path));
        file.Read();
    }

    [Fact]
    public void AnAbsentFileIsOneSentence()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<UserErrorException>(() => new CheckpointFile(folder.Of("x")).Read());
        Assert.Equal($"Expected a checkpoint at '{folder.Of("x")}', found no such file; train without --resume.", fault.Message);
    }

    [Fact]
    public void RecipesAreKeptWhole()
    {
        foreach (string path in Directory.GetFiles(Repository.PathOf("trainer", "recipes"), "*.json"))
        {
            Recipe recipe = RecipeReader.Read(path);
            Recipe kept = JsonOutput.Parse<Recipe>(JsonOutput.Format(recipe));
            Assert.Equal(JsonOutput.Format(recipe), JsonOutput.Format(kept));
            Assert.Equal(recipe.Classes, kept.Classes);
        }
        Assert.True(CheckpointIdentity.TrainTheSame(EveryLayer.Recipe, JsonOutput.Parse<Recipe>(JsonOutput.Format(EveryLayer.Recipe))));
    }

    private static async Task RefusesAsync(CheckpointFile file, byte[] bytes)
    {
        await File.WriteAllBytesAsync(file.Path, bytes);
        string message = Assert.Throws<UserErrorException>(file.Read).Message;
        Assert.StartsWith($"Expected a whole checkpoint of this trainer at '{file.Path}', but ", message, StringComparison.Ordinal);
        Assert.EndsWith("; delete it and train again without --resume.", message, StringComparison.Ordinal);
    }

    private static async Task<CheckpointFile> WriteAsync(TemporaryFolder folder)
    {
        var file = new CheckpointFile(folder.Of(CheckpointFile.Name));
        await file.WriteAsync(Make());
        return file;
    }

    private static Checkpoint Make() => new(
        new CheckpointIdentity(TestTraining.Shipped("smoke.json"), "managed", "abc", ""),
        new CheckpointProgress([Epoch, Epoch with { ValidationAccuracy = null }], [Phase], TrainingPhase.Int8Network, 7, 1.0 / 7, 5, 0.25, 3.5),
        [StateTensor.Of("weights", [1.5f, -2, float.Epsilon, 3], 2, 2), StateTensor.Of("steps", [long.MaxValue]), StateTensor.Of("sums", [0.1, Math.PI])],
        [StateTensor.Of("weights", [0f, 1, 2, 3], 2, 2)],
        [StateTensor.Of("0.weights", [7f]), StateTensor.Of("empty", Array.Empty<float>())]);
}
