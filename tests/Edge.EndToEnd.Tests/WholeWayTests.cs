using System.IO;
using System.Text.Json;
using Edge.Testing;

namespace Edge.EndToEnd.Tests;

/// <summary>Proves the way of the README: train, quantise, run, show a digit, with the programs themselves.</summary>
public class WholeWayTests
{
    [SkippableFact]
    public void From_MNIST_to_a_digit_on_the_screen()
    {
        string mnist = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();

        ProcessResult trained = ChildProcess.Dotnet("Edge.Trainer.dll", "train", "trainer/recipes/smoke.json", "--out", folder.Path, "--data", mnist);
        Assert.True(trained.ExitCode == 0, trained.Error);

        ProcessResult quantized = ChildProcess.Dotnet("quantize.dll", folder.Of("model.onnx"), "--name", "smoke", "--out", folder.Path, "--data", mnist, "--json");
        Assert.True(quantized.ExitCode == 0, quantized.Error);
        JsonElement report = JsonDocument.Parse(quantized.Output).RootElement;
        Assert.True(File.Exists(folder.Of("SmokeModel.g.cs")));
        JsonElement test = JsonDocument.Parse(File.ReadAllText(folder.Of("training.json"))).RootElement.GetProperty("test");
        // The float network of the quantiser is the one that was trained: folding moves at most a picture or two over an edge.
        Assert.InRange(report.GetProperty("floatCorrect").GetInt32() - test.GetProperty("correct").GetInt32(), -3, 3);
        Assert.InRange(report.GetProperty("int8Accuracy").GetDouble(), 60, 100);
        Assert.InRange(report.GetProperty("drop").GetDouble(), -1, 1);

        // The first ten test pictures as raw int8: pixel - 128.
        byte[] pixels = File.ReadAllBytes(Path.Combine(mnist, Mnist.TestImages))[16..(16 + 7840)];
        File.WriteAllBytes(folder.Of("in.bin"), System.Array.ConvertAll(pixels, p => unchecked((byte)(p - 128))));
        ProcessResult run = ChildProcess.Dotnet("quantize.dll", "run", folder.Of("model.tflite"), "--input", folder.Of("in.bin"), "--output", folder.Of("out.bin"));
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(100, new FileInfo(folder.Of("out.bin")).Length);

        ProcessResult shown = ChildProcess.Dotnet("Edge.Desktop.dll", "--model", folder.Of("model.tflite"), "--limit", "5");
        Assert.True(shown.ExitCode == 0, shown.Error);
        Assert.Contains("5", shown.Output, System.StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("digits", "DigitsModel.g.cs")]
    [InlineData("nano", "NanoModel.g.cs", "NanoNano.g.cs")]
    [InlineData("nano-xs", "NanoXsModel.g.cs", "NanoXsNano.g.cs")]
    public void Quantising_the_shipped_network_again_gives_the_shipped_files(string name, params string[] csharp)
    {
        string mnist = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();
        string shipped = Repository.PathOf("sdk", "models", name);
        ProcessResult result = ChildProcess.Dotnet("quantize.dll", Path.Combine(shipped, "model.onnx"), "--name", name, "--out", folder.Path, "--data", mnist, "--no-test", "--emit", "tflite,csharp,nano");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(File.ReadAllBytes(Path.Combine(shipped, "model.tflite")), File.ReadAllBytes(folder.Of("model.tflite")));
        Assert.All(csharp, file => Assert.Equal(WithoutHeader(Path.Combine(shipped, file)), WithoutHeader(folder.Of(file))));
    }

    [Fact]
    public void The_sample_classifies_its_drawing()
    {
        ProcessResult result = ChildProcess.Dotnet("IntroClassify.dll");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("3 (", result.Output, System.StringComparison.Ordinal);
    }

    // The header names the command that wrote the file, which differs between quantize and reproduce.
    private static string WithoutHeader(string path)
    {
        string text = File.ReadAllText(path);
        return text[text.IndexOf("// </auto-generated>", System.StringComparison.Ordinal)..];
    }
}
