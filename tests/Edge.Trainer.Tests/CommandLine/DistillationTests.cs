using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>A student finds its trained teacher by name, in the folder of reproduce's trainings or by its folder, or is told how to train it.</summary>
public sealed class DistillationTests
{
    [Fact]
    public async Task ATeacherIsFoundAndTaughtBy()
    {
        using var folder = new TemporaryFolder();
        string teacher = await RecipeAsync(folder, "big", "");
        string student = await RecipeAsync(folder, "small", "\"distillation\": { \"teacher\": \"big\", \"weight\": 0.8, \"temperature\": 3 }, ");
        ProcessResult result = Train(folder, student, "small");
        string usual = folder.Of("work/big/seed-1");
        Assert.Equal(
            (1, $"error: Expected the trained teacher 'big' of recipe 'small', found none; train it by: dotnet run -c Release --project trainer/Edge.Trainer -- train {teacher} --out {usual}\n"),
            (result.ExitCode, result.Error));

        Good(Train(folder, teacher, "work/big/seed-1"));
        string hash = await TeacherOfAsync(folder, student, "a");
        byte[] taught = await File.ReadAllBytesAsync(folder.Of("a/model.onnx"));
        // Beside the student's folder, or by its own.
        Directory.Move(folder.Of("work/big/seed-1"), folder.Of("big"));
        Assert.Equal(hash, await TeacherOfAsync(folder, student, "b"));
        Assert.Equal(taught, await File.ReadAllBytesAsync(folder.Of("b/model.onnx")));
        Directory.Move(folder.Of("big"), folder.Of("elsewhere"));
        string named = await RecipeAsync(folder, "small", "\"distillation\": { \"teacher\": \"elsewhere\", \"weight\": 0.8, \"temperature\": 3 }, ");
        Assert.Equal(hash, await TeacherOfAsync(folder, named, "c"));
        Assert.Equal(taught, await File.ReadAllBytesAsync(folder.Of("c/model.onnx")));

        string untaught = await RecipeAsync(folder, "small", "");
        Good(Train(folder, untaught, "d"));
        Assert.NotEqual(taught, await File.ReadAllBytesAsync(folder.Of("d/model.onnx")));
    }

    [Fact]
    public async Task ATeacherThatDoesNotFitIsOneSentence()
    {
        using var folder = new TemporaryFolder();
        string student = await RecipeAsync(folder, "small", "\"distillation\": { \"teacher\": \"big\" }, ");
        Assert.Equal(
            $"error: Expected \"teacher\" of recipe 'small' to be a recipe of '{folder.Path}' or a folder with checkpoint.safetensors, got 'big'; name one of them.\n",
            Train(folder, student, "small").Error);
        string teacher = await RecipeAsync(folder, "big", "");
        Good(Train(folder, teacher, "big"));
        await RecipeAsync(folder, "big", "\"labelSmoothing\": 0.1, ");
        Assert.StartsWith($"error: Expected the trained teacher 'big' of recipe 'small', got one of another version of the recipe in '{folder.Of("big")}'; train it by: ", Train(folder, student, "small").Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(teacher, (await File.ReadAllTextAsync(teacher)).Replace("\"labelSmoothing\": 0.1, ", "", StringComparison.Ordinal).Replace("\"units\": 10", "\"units\": 11", StringComparison.Ordinal));
        Good(Train(folder, teacher, "big"));
        Assert.StartsWith("error: Expected a teacher of images of 28x28x1 and 10 classes for recipe 'small', got 28x28x1 and 11 of recipe 'big' at ", Train(folder, student, "small").Error, StringComparison.Ordinal);
    }

    private static async Task<string> RecipeAsync(TemporaryFolder folder, string name, string members)
    {
        string recipe = ResumeCommandTests.Recipe(folder, members, 1), named = folder.Of(name + ".json");
        await File.WriteAllTextAsync(named, (await File.ReadAllTextAsync(recipe)).Replace("\"smoke\"", $"\"{name}\"", StringComparison.Ordinal));
        return named;
    }

    private static async Task<string> TeacherOfAsync(TemporaryFolder folder, string recipe, string output)
    {
        Good(Train(folder, recipe, output));
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Of(output + "/training.json")));
        return report.RootElement.GetProperty("teacher").GetString()!;
    }

    private static void Good(ProcessResult result) => Assert.True(result.ExitCode == 0, result.Error);

    private static ProcessResult Train(TemporaryFolder folder, string recipe, string output) =>
        ChildProcess.Dotnet(CommandLineTests.Program, "train", recipe, "--data", folder.Path, "--out", folder.Of(output), "--work", folder.Of("work"));
}
