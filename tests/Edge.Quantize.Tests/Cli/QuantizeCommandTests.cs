using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that the command line quantises, says what it did in figures that are right, and refuses in one sentence.</summary>
public sealed class QuantizeCommandTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    public async Task The_report_has_the_figures_that_a_separate_count_gives()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(workshop.At("model.onnx"), "--name", "tops", "--data", workshop.At("data"), "--out", workshop.At("figures"), "--calibration", "30", "--json");
        Assert.True(code == 0, error);
        Assert.Equal(["TopsModel.g.cs", "model.tflite", "report.html", "report.json"], workshop.Files("figures"));
        Assert.Equal(output, await File.ReadAllTextAsync(workshop.At("figures", "report.json")));
        using JsonDocument report = JsonDocument.Parse(output);
        int Number(string name) => report.RootElement.GetProperty(name).GetInt32();
        byte[] file = await File.ReadAllBytesAsync(workshop.At("figures", "model.tflite")), onnx = await File.ReadAllBytesAsync(workshop.At("model.onnx"));
        Assert.Equal("tops", report.RootElement.GetProperty("name").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), report.RootElement.GetProperty("tfliteSha256").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(onnx)), report.RootElement.GetProperty("sourceSha256").GetString());
        Assert.Equal((file.Length, 30, Workshop.Testing, 4), (Number("tfliteBytes"), Number("calibrationImages"), Number("testImages"), Number("goldenSamples")));
        Assert.Equal(3 * 3 * 2 + 32 * 2, Number("weightBytes"));
        Assert.Equal(4 * 4 * 2 * 9 + 32 * 2, Number("macs"));
        // Bias, multiplier and shift of each channel; multiplier and shift of the softmax.
        Assert.Equal(Number("weightBytes") + 12 * (2 + 2) + 8, Number("constantBytes"));
        Assert.Equal(64 + 32, Number("arenaBytes"));

        var images = new LabelledImages(MnistData.Load(workshop.At("data")).Test);
        Session session = Model.Load(file).CreateSession();
        var executor = new FloatExecutor(QuantizationPipeline.Import(onnx));
        int int8 = 0, real = 0;
        var image = new float[images.ImageLength];
        for (int i = 0; i < images.Count; i++)
        {
            images.CopyImage(i, image);
            int8 += session.Classify((ReadOnlySpan<float>)image).Label == images.Label(i) ? 1 : 0;
            float[] answer = executor.Run(image).ToArray();
            real += Array.IndexOf(answer, answer.Max()) == images.Label(i) ? 1 : 0;
        }
        Assert.Equal((real, int8), (Number("floatCorrect"), Number("int8Correct")));
        Assert.Equal(5.0 * int8, report.RootElement.GetProperty("int8Accuracy").GetDouble());
        Assert.Equal(5.0 * (real - int8), report.RootElement.GetProperty("drop").GetDouble());
        Assert.Equal(0, session.Model.SelfTest());
    }

    [Fact]
    public async Task One_thread_and_two_give_the_same_bytes()
    {
        foreach (int processors in new[] { 1, 2 })
            Assert.Equal(0, (await CommandLine.RunOnAsync(processors, workshop.At("model.onnx"), "--data", workshop.At("data"), "--out", workshop.At($"cores{processors}"), "--json")).ExitCode);
        foreach (string file in workshop.Files("cores1"))
            Assert.Equal(await File.ReadAllBytesAsync(workshop.At("cores1", file)), await File.ReadAllBytesAsync(workshop.At("cores2", file)));
    }

    [Fact]
    public async Task The_text_form_names_the_files_and_leaves_out_what_was_not_tested()
    {
        (int code, string output, string error) = await CommandLine.RunAsync(workshop.At("model.onnx"), "--data", workshop.At("data"), "--out", workshop.At("text"), "--no-test");
        Assert.True(code == 0, error);
        foreach (string file in workshop.Files("text"))
            Assert.Contains(file, output.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", output, StringComparison.Ordinal);
        Assert.DoesNotContain("floatCorrect", await File.ReadAllTextAsync(workshop.At("text", "report.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("inspect")]
    public async Task Help_has_examples(string command)
    {
        (int code, string output, _) = await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, code);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.Contains($"quantize {command}".Trim(), output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--calibration 0", "expected --calibration of at least 1, got 0")]
    [InlineData("--name 1st", "expected a letter and up to 47 more")]
    [InlineData("--name */evil", "expected a letter and up to 47 more")]
    [InlineData("--namespace a.class", "with the taken word 'class'")]
    [InlineData("--namespace a;b", "The namespace: expected")]
    public async Task A_wrong_option_is_one_sentence(string option, string says)
    {
        string line = await CommandLine.FailAsync(1, [workshop.At("model.onnx"), "--data", workshop.At("data"), "--out", workshop.At("never"), .. option.Split(' ')]);
        Assert.Contains(says, line, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(workshop.At("never")));
    }

    [Fact]
    public async Task A_folder_of_pictures_that_is_not_there_is_one_sentence() =>
        Assert.Contains("found no such file or folder", await CommandLine.FailAsync(1, workshop.At("model.onnx"), "--data", workshop.At("nowhere"), "--out", workshop.At("never")), StringComparison.Ordinal);

    [Theory]
    [InlineData("missing.onnx", "missing.onnx', found none")]
    [InlineData("data", "found a folder")]
    [InlineData("data/train-images-idx3-ubyte", "The ONNX file")]
    public async Task A_wrong_model_is_one_sentence(string model, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, workshop.At(model), "--data", workshop.At("data"), "--out", workshop.At("never")), StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_that_is_a_file_is_one_sentence() =>
        Assert.Contains("model.onnx", await CommandLine.FailAsync(1, workshop.At("model.onnx"), "--data", workshop.At("data"), "--out", workshop.At("model.onnx")), StringComparison.Ordinal);

    [Theory]
    [InlineData("--calibration many")]
    [InlineData("--unknown")]
    [InlineData("run")]
    public async Task A_command_line_that_does_not_parse_exits_with_2(string arguments) =>
        Assert.Contains("See --help", await CommandLine.FailAsync(2, arguments.StartsWith('-') ? [workshop.At("model.onnx"), .. arguments.Split(' ')] : [arguments]), StringComparison.Ordinal);

    [Fact]
    public async Task Pictures_of_another_size_are_one_sentence()
    {
        Directory.CreateDirectory(workshop.At("mixed"));
        foreach (string file in workshop.Files("data"))
            File.Copy(workshop.At("data", file), workshop.At("mixed", file));
        byte[] images = await File.ReadAllBytesAsync(workshop.At("mixed", "t10k-images-idx3-ubyte"));
        images[11] = 4;
        await File.WriteAllBytesAsync(workshop.At("mixed", "t10k-images-idx3-ubyte"), images[..(16 + Workshop.Testing * 4 * Workshop.Size)]);
        Assert.Contains("Expected test pictures of 8x8x1 numbers as the network's input, got 4x8", await CommandLine.FailAsync(1, workshop.At("model.onnx"), "--data", workshop.At("mixed"), "--json"), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(workshop.At("mixed", "train-images-idx3-ubyte"), images[..17]);
        Assert.Contains("train-images-idx3-ubyte', got", await CommandLine.FailAsync(1, workshop.At("model.onnx"), "--data", workshop.At("mixed")), StringComparison.Ordinal);
    }
}
