using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>The command reproduce, in a process of its own, on synthetic digits.</summary>
public sealed class ReproduceTests
{
    [Fact]
    public async Task GoesOnWhereItWasInterrupted()
    {
        using var folder = new TemporaryFolder();
        Prepare(folder, "\"repeats\": 2");
        Directory.CreateDirectory(folder.Of("models/net"));
        string[] whole = await LinesAsync(folder, "net");
        Assert.Equal(2, Epochs(whole));
        byte[] first = await File.ReadAllBytesAsync(folder.Of("work/net/seed-1/model.onnx"));
        Dictionary<string, byte[]> results = Files(folder.Of("results"));
        // As an interruption in the second seed leaves things.
        Directory.Delete(folder.Of("results"), recursive: true);
        Directory.Delete(folder.Of("models"), recursive: true);
        foreach (string file in new[] { "seed.json", "model.tflite", "training.json" })
            File.Delete(folder.Of("work/net/seed-2/" + file));
        Prepare(folder, "\"repeats\": 2, \"ship\": true");
        string[] rest = await LinesAsync(folder, "net");
        // The first seed is finished, the second goes on from its checkpoint, which is that of its only epoch.
        Assert.Contains("going on from the checkpoint after epoch 1", rest);
        Assert.Equal(0, Epochs(rest));
        Assert.Equal(first, await File.ReadAllBytesAsync(folder.Of("work/net/seed-1/model.onnx")));
        Assert.Equal(results["net/model.tflite"], await File.ReadAllBytesAsync(folder.Of("results/net/model.tflite")));
        Assert.Equal(["NetModel.g.cs", "NetNano.g.cs", "model.onnx", "model.tflite", "report.html", "report.json", "training.json"], Files(folder.Of("models/net")).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(results["net/model.tflite"], await File.ReadAllBytesAsync(folder.Of("models/net/model.tflite")));
    }

    [Fact]
    public async Task AnotherRecipeOrFreshTrainsAgain()
    {
        using var folder = new TemporaryFolder();
        Prepare(folder, "\"ship\": false");
        Assert.Equal(1, Epochs(await LinesAsync(folder, "net")));
        Assert.Equal(0, Epochs(await LinesAsync(folder, "net")));
        Assert.Equal(1, Epochs(await LinesAsync(folder, "net", "--fresh")));
        Prepare(folder, "\"batch\": 8");
        Assert.Equal(1, Epochs(await LinesAsync(folder, "net")));
    }

    [Fact]
    public async Task AllTakesWhatIsPublishedAndWritesTheWholePage()
    {
        using var folder = new TemporaryFolder();
        Prepare(folder, "\"published\": { \"accuracy\": 5, \"title\": \"A page\", \"url\": \"https://example.org\" }");
        await File.WriteAllTextAsync(folder.Of("recipes/other.json"), (await File.ReadAllTextAsync(folder.Of("recipe.json"))).Replace("\"smoke\"", "\"other\"", StringComparison.Ordinal));
        ProcessResult result = await RunAsync(folder, "--all", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement net = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("net", net.GetProperty("recipe").GetProperty("name").GetString());
        Assert.Equal(100, net.GetProperty("seeds")[0].GetProperty("int8Test").GetProperty("images").GetInt32());
        Assert.Contains("| [net](#net) | 5.0 ([A page](https://example.org)) |", await File.ReadAllTextAsync(folder.Of("docs/results.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainsTheTeacherFirstAndTheEngineAgreesWithTheTrainer()
    {
        using var folder = new TemporaryFolder();
        Prepare(folder, "\"distillation\": { \"teacher\": \"big\", \"weight\": 0.5, \"temperature\": 2 }, \"quantization\": { \"epochs\": 1, \"learningRate\": 1e-4 }");
        await File.WriteAllTextAsync(folder.Of("recipes/big.json"), (await File.ReadAllTextAsync(folder.Of("recipe.json"))).Replace("\"smoke\"", "\"big\"", StringComparison.Ordinal));
        string[] lines = await LinesAsync(folder, "net");
        Assert.Equal("net: its teacher big, seed 1", lines[0]);
        // One of the teacher, one of each phase.
        Assert.Equal(3, Epochs(lines));
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Of("results/net/result.json")));
        JsonElement seed = json.RootElement.GetProperty("seeds")[0];
        Assert.Equal(seed.GetProperty("int8Test").GetProperty("correct").GetInt32(), seed.GetProperty("trainerInt8Correct").GetInt32());
        Assert.Equal(2, seed.GetProperty("epochs").GetInt32());
        Assert.Equal(0, Epochs(await LinesAsync(folder, "net")));
        // Another teacher makes another student.
        Directory.Delete(folder.Of("work/big"), recursive: true);
        await File.WriteAllTextAsync(folder.Of("recipes/big.json"), (await File.ReadAllTextAsync(folder.Of("recipes/big.json"))).Replace("0.005", "0.004", StringComparison.Ordinal));
        Assert.Equal(3, Epochs(await LinesAsync(folder, "net")));
    }

    [Theory]
    [InlineData(1, "one of the networks net,", "nowhere")]
    [InlineData(2, "got neither")]
    [InlineData(2, "got both", "net", "--all")]
    public async Task AFaultIsOneSentence(int code, string part, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Prepare(folder, "\"ship\": false");
        ProcessResult result = await RunAsync(folder, arguments);
        Assert.Equal((code, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static void Prepare(TemporaryFolder folder, string more)
    {
        string text = File.ReadAllText(CommandLineTests.IdxRecipe(folder));
        Directory.CreateDirectory(folder.Of("recipes"));
        text = text.Replace("\"name\": \"smoke\"", $"\"name\": \"net\", {more}", StringComparison.Ordinal);
        File.WriteAllText(folder.Of("recipes/net.json"), more.Contains("batch", StringComparison.Ordinal) ? text.Replace("\"batch\": 16,", "", StringComparison.Ordinal) : text);
    }

    private static async Task<string[]> LinesAsync(TemporaryFolder folder, params string[] arguments)
    {
        ProcessResult result = await RunAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Split('\n');
    }

    private static int Epochs(string[] lines) => lines.Count(l => l.Contains("epoch ", StringComparison.Ordinal) && l.Contains(": loss ", StringComparison.Ordinal));

    private static Task<ProcessResult> RunAsync(TemporaryFolder folder, params string[] arguments) => ChildProcess.DotnetAsync(
        CommandLineTests.Program,
        null,
        [
            "reproduce", .. arguments, "--data", folder.Path, "--threads", "1", "--recipes", folder.Of("recipes"), "--work", folder.Of("work"),
            "--results", folder.Of("results"), "--models", folder.Of("models"), "--document", folder.Of("docs/results.md"),
        ]);

    private static Dictionary<string, byte[]> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes);
}
