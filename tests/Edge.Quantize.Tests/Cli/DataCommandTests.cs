using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that the command takes pictures in each of its forms, tells how it understood them, and refuses options that make no sense in one sentence.</summary>
public sealed class DataCommandTests : IClassFixture<Workshop>
{
    private readonly Workshop _workshop;

    public DataCommandTests(Workshop workshop)
    {
        _workshop = workshop;
        if (Directory.Exists(workshop.At("pictures")))
            return;
        (ImageSet train, ImageSet test) = MnistData.Load(workshop.At("data"));
        File.WriteAllBytes(workshop.At("x.npy"), NpyBytes.Of(train.Pixels.ToArray(), train.Count, 8, 8));
        File.WriteAllBytes(workshop.At("real.npy"), NpyBytes.Of([.. train.Pixels.ToArray().Select(b => b / 255f)], train.Count, 1, 8, 8));
        File.WriteAllBytes(workshop.At("y.npy"), NpyBytes.Of([.. train.Labels.ToArray().Select(l => (long)l)], train.Count));
        File.WriteAllBytes(workshop.At("all.npz"), NpyBytes.Archive(
            ("x_train", NpyBytes.Of(train.Pixels.ToArray(), train.Count, 8, 8)),
            ("x_test", NpyBytes.Of(test.Pixels.ToArray(), test.Count, 8, 8)),
            ("y_test", NpyBytes.Of(test.Labels.ToArray(), test.Count))));
        for (int i = 0; i < train.Count; i++)
        {
            string folder = workshop.At("pictures", train.Labels.Span[i] == 0 ? "bottom" : "top");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"{i}.pgm"), $"P2 8 8 255 {string.Join(' ', train.Image(i).ToArray())}");
        }
    }

    [Fact]
    public async Task Arrays_folders_and_archives_are_calibrated_on_and_tested_on_and_the_understanding_is_told()
    {
        await Check("--data x.npy --labels y.npy", 4, "36 to calibrate on, 4 to test on (a share of 0.1 with seed 1)", "b / 255");
        await Check("--data x.npy --labels y.npy --test-share 0.5 --split-seed 9", 20, "20 to test on (a share of 0.5 with seed 9)", "b / 255");
        await Check("--data real.npy", null, "40 to calibrate on, none to test on", "stored floats x are fed as x.");
        await Check("--data all.npz", 20, "40 to calibrate on, 20 to test on", "b / 255");
        await Check("--data x.npy --test-data data", 20, "test pictures: the IDX files", "b / 255");
        await Check("--data x.npy --test-data x.npy --test-labels y.npy", 40, "40 to calibrate on, 40 to test on", "b / 255");
        await Check("--data pictures --fit pad --invert", 4, "(padded to its aspect, inverted)", "Classes: 0 = bottom, 1 = top.");
        await Check("--data x.npy --mean 0.5 --std 0.25", null, "none to test on", "(b / 255 - mean) / std, mean 0.5, std 0.25");

        async Task Check(string arguments, int? tested, params string[] says)
        {
            (int code, string output, string error) = await RunAsync("forms", arguments, "--weights", "per-channel");
            Assert.True(code == 0, error);
            string text = output.ReplaceLineEndings(" ");
            Assert.All(says, s => Assert.Contains(s, text, StringComparison.Ordinal));
            using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(_workshop.At("forms", "report.json")));
            Assert.Equal(tested, report.RootElement.TryGetProperty("testImages", out JsonElement images) ? images.GetInt32() : null);
        }
    }

    [Theory]
    [InlineData("--input-range 0,1", 0, 1)]
    [InlineData("--input-range -1,1", -1, 1)]
    [InlineData("--input-range 0,255", 0, 255)]
    [InlineData("--mean 0.5 --std 0.25", -2, 2)]
    public async Task What_a_byte_means_decides_the_inputs_quantisation(string arguments, double least, double most)
    {
        // With the whole range of bytes in the pictures.
        byte[] pixels = [.. Enumerable.Range(0, 40 * 64).Select(i => (byte)i)];
        string folder = "range" + least.ToString(CultureInfo.InvariantCulture) + most.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllBytesAsync(_workshop.At(folder + ".npy"), NpyBytes.Of(pixels, 40, 8, 8));
        Assert.Equal(0, (await RunAsync(folder, $"--data {folder}.npy --ranges min-max --emit tflite {arguments}")).ExitCode);
        Assert.Equal(["model.tflite"], _workshop.Files(folder));
        Edge.Micro.Tensor input = Model.Load(_workshop.At(folder, "model.tflite")).Graph.Inputs[0];
        Assert.Equal((most - least) / 255, input.Scale, 1e-6 * most);
        Assert.Equal(Math.Round(-128 - least / input.Scale), input.ZeroPoint);
    }

    [Theory]
    [InlineData("--max-drop 101", "from 0 to 100")]
    [InlineData("--max-drop 1 --no-test", "Expected test pictures with classes for --max-drop")]
    [InlineData("--test-share 1", "--test-share above 0 and below 1")]
    [InlineData("--percentile 50", "--percentile above 50")]
    [InlineData("--held-out 0", "--held-out of at least 1")]
    [InlineData("--mean x", "--mean of numbers")]
    [InlineData("--mean 0,0 --std 1,1,1", "one number or 3 for --mean")]
    [InlineData("--mean 0,0", "each of the 1 channels")]
    [InlineData("--std 0", "--std above 0")]
    [InlineData("--input-range 1,0", "two numbers that rise")]
    [InlineData("--input-range 1", "two numbers that rise")]
    [InlineData("--emit tflite,exe", "--emit of tflite, csharp, nano and report")]
    [InlineData("--test-labels y.npy", "--test-labels with the pictures")]
    [InlineData("--labels y.npy", "its own classes")]
    [InlineData("--test-data real.npy", "test pictures with classes")]
    public async Task An_option_that_makes_no_sense_is_one_sentence(string arguments, string says)
    {
        string line = await CommandLine.FailAsync(1, Arguments("never", "--data data " + arguments));
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop.At("never")));
    }

    [Theory]
    [InlineData("--weights some", "per-channel or per-tensor")]
    [InlineData("--ranges wide", "percentile, mse or entropy")]
    [InlineData("--equalization maybe", "on or off")]
    [InlineData("--layout hwc", "nhwc or nchw")]
    [InlineData("--fit crop", "stretch or pad")]
    public async Task A_word_that_is_unknown_does_not_parse(string arguments, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(2, Arguments("never", arguments)), StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_name_the_model_is_named_for_its_file_or_the_files_folder()
    {
        Directory.CreateDirectory(_workshop.At("7 small tops"));
        File.Copy(_workshop.At("model.onnx"), _workshop.At("7 small tops", "model.onnx"));
        File.Copy(_workshop.At("model.onnx"), _workshop.At("edge net.onnx"));
        Assert.Equal(0, (await CommandLine.RunAsync(_workshop.At("7 small tops", "model.onnx"), "--data", _workshop.At("data"), "--out", _workshop.At("named"), "--emit", "csharp", "--no-test")).ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync(_workshop.At("edge net.onnx"), "--data", _workshop.At("data"), "--out", _workshop.At("named"), "--emit", "csharp", "--no-test")).ExitCode);
        Assert.Equal(["EdgeNetModel.g.cs", "SmallTopsModel.g.cs"], _workshop.Files("named"));
        // The head tells the command without the folders of a machine.
        string head = await File.ReadAllTextAsync(_workshop.At("named", "EdgeNetModel.g.cs"));
        Assert.Contains("-- 'edge net.onnx' --data data --no-test", head.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(_workshop.At(), head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_answers_badly_in_float_is_asked_for_its_numbers()
    {
        // Labels that no network of these pictures can know.
        await File.WriteAllBytesAsync(_workshop.At("odd.npy"), NpyBytes.Of([.. Enumerable.Range(0, Workshop.Training).Select(i => (long)(i % 2))], Workshop.Training));
        (int code, string output, string error) = await RunAsync("doubt", "--data x.npy --labels odd.npy --test-share 0.9 --weights per-channel");
        Assert.True(code == 0, error);
        Assert.Contains("If the training reported more than ", output, StringComparison.Ordinal);
    }

    private string[] Arguments(string folder, string arguments, params string[] more) =>
    [
        _workshop.At("model.onnx"), "--out", _workshop.At(folder), .. more,
        .. arguments.Split(' ').Select(a => File.Exists(_workshop.At(a)) || Directory.Exists(_workshop.At(a)) ? _workshop.At(a) : a),
    ];

    private Task<Edge.Testing.ProcessResult> RunAsync(string folder, string arguments, params string[] more) => CommandLine.RunAsync(Arguments(folder, arguments, more));
}
