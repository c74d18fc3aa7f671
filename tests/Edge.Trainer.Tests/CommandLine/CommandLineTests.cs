using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>The program as a user starts it, in a process of its own.</summary>
public sealed class CommandLineTests
{
    public const string Program = "Edge.Trainer.dll";

    private static readonly string Smoke = Repository.PathOf("trainer", "recipes", "smoke.json");

    [Fact]
    public async Task TrainsAndWritesTheSameModelTwice()
    {
        using var folder = new TemporaryFolder();
        string recipe = IdxRecipe(folder);
        (int code, string output, string error) = await RunAsync("train", recipe, "--data", folder.Path, "--out", folder.Of("a"), "--threads", "1", "--json");
        Assert.True(code == 0, error);
        // Other threads, and registers of another width.
        (code, string lines, error) = await ChildProcess.DotnetAsync(Program, new Dictionary<string, string> { ["DOTNET_EnableAVX512"] = "0" }, "train", recipe, "--data", folder.Path, "--out", folder.Of("b"), "--threads", "2");
        Assert.True(code == 0, error);
        Assert.Equal(await File.ReadAllBytesAsync(folder.Of("a/model.onnx")), await File.ReadAllBytesAsync(folder.Of("b/model.onnx")));
        Assert.Equal(output, await File.ReadAllTextAsync(folder.Of("a/training.json")));
        using JsonDocument report = JsonDocument.Parse(output);
        JsonElement epoch = Assert.Single(report.RootElement.GetProperty("epochs").EnumerateArray());
        Assert.InRange(epoch.GetProperty("loss").GetDouble(), 0.001, 3);
        Assert.Equal(100, report.RootElement.GetProperty("test").GetProperty("images").GetInt32());
        Assert.Contains("epoch 1: loss ", lines);
        Assert.Contains("test accuracy ", lines);
    }

    [Fact]
    public async Task AFaultIsOneSentence()
    {
        using var folder = new TemporaryFolder();
        string recipe = folder.Of("bad.json");
        await File.WriteAllTextAsync(recipe, (await File.ReadAllTextAsync(Smoke)).Replace("flatten", "flat", System.StringComparison.Ordinal));
        (int code, string output, string error) = await RunAsync("train", recipe, "--out", folder.Of("out"));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"error: {recipe}, line 11: expected \"type\" to be one of ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder.Of("out")));
    }

    [Fact]
    public async Task NamesAnAbsentFileOfAFolder()
    {
        using var folder = new TemporaryFolder();
        string recipe = IdxRecipe(folder);
        (int code, _, string error) = await RunAsync("train", recipe, "--data", folder.Of("nowhere"), "--out", folder.Of("out"));
        Assert.Equal(1, code);
        Assert.StartsWith($"error: Expected the file '{Mnist.TrainImages}' in the folder '{folder.Of("nowhere")}', found none; ", error);
    }

    [Theory]
    [InlineData("train", "x.json", "--out", "x", "--threads", "0")]
    [InlineData("train", "x.json")]
    [InlineData("train", "x.json", "--out", "x", "--epochs", "many")]
    [InlineData("trian")]
    public async Task AWrongCommandLineIsExitCodeTwo(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task HelpHasExamples()
    {
        (int code, string output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("-- train trainer/recipes/digits.json --out digits", output);
        Assert.All(new[] { "train", "data" }, name => Assert.Contains(output.Split('\n'), line => line.TrimStart().StartsWith(name, System.StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task TellsWhereMnistIs()
    {
        string folder = Mnist.FolderOrSkip();
        (int code, string output, string error) = await RunAsync("data", "--data", folder, "--json");
        Assert.True(code == 0, error);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(Path.GetFullPath(folder), json.RootElement.GetProperty("folder").GetString());
        Assert.Equal(60000, json.RootElement.GetProperty("training").GetInt32());
    }

    internal static string IdxRecipe(TemporaryFolder folder)
    {
        SyntheticDigits.Write(folder.Path, 400, 100);
        string recipe = folder.Of("recipe.json");
        string data = "\"source\": \"mnist\", \"validation\": 200, \"limit\": 1000", text = File.ReadAllText(Smoke);
        Assert.Contains(data, text);
        File.WriteAllText(recipe, text.Replace(data, "\"source\": \"idx\", \"validation\": 50", System.StringComparison.Ordinal));
        return recipe;
    }

    private static Task<ProcessResult> RunAsync(params string[] arguments) => ChildProcess.DotnetAsync(Program, null, arguments);
}
