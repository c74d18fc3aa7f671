using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that run and inspect say what the model says, and that a run that fails leaves no output behind.</summary>
public sealed class RunCommandTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string Model = Repository.Data("n2", "n2.tflite");

    [Theory]
    [InlineData("reference")]
    [InlineData("fast")]
    public async Task Run_gives_the_reference_bytes(string engine)
    {
        string folder = "run-" + engine;
        Directory.CreateDirectory(workshop.At(folder));
        await File.WriteAllTextAsync(workshop.At(folder, "out.bin"), "what stood there before, and is longer than what comes: " + new string('x', 2000));
        (int code, string output, string error) = await CommandLine.RunAsync("run", Model, "--input", Repository.Data("n2", "n2.in.bin"), "--output", workshop.At(folder, "out.bin"), "--engine", engine, "--json");
        Assert.True(code == 0, error);
        Assert.Equal(await File.ReadAllBytesAsync(Repository.Data("n2", "n2.out.bin")), await File.ReadAllBytesAsync(workshop.At(folder, "out.bin")));
        Assert.Equal(["out.bin"], workshop.Files(folder));
        using JsonDocument facts = JsonDocument.Parse(output);
        Assert.Equal((100, 784, 10), (facts.RootElement.GetProperty("samples").GetInt32(), facts.RootElement.GetProperty("inputLength").GetInt32(), facts.RootElement.GetProperty("outputLength").GetInt32()));
    }

    [Fact]
    public async Task Inspect_as_json_has_every_operator_and_the_sums()
    {
        (int code, string output, _) = await CommandLine.RunAsync("inspect", Model, "--json");
        Assert.Equal(0, code);
        using JsonDocument facts = JsonDocument.Parse(output);
        JsonElement[] steps = [.. facts.RootElement.GetProperty("operators").EnumerateArray()];
        Model model = Edge.Inference.Model.Load(Model);
        Assert.Equal(model.Graph.Operators.Select(o => o.Kind), steps.Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal(steps.Sum(s => s.GetProperty("macs").GetInt64()), facts.RootElement.GetProperty("macs").GetInt64());
        Assert.Equal(steps.Sum(s => s.GetProperty("weightBytes").GetInt64()), facts.RootElement.GetProperty("weightBytes").GetInt64());
        Assert.Equal(model.Graph.ArenaBytes, facts.RootElement.GetProperty("arenaBytes").GetInt32());
        Assert.Equal(model.Graph.Outputs[0].Scale, facts.RootElement.GetProperty("outputs")[0].GetProperty("scale").GetSingle());
    }

    [Fact]
    public async Task Inspect_as_text_has_every_operator()
    {
        (int code, string output, _) = await CommandLine.RunAsync("inspect", Model);
        Assert.Equal(0, code);
        Assert.All(Edge.Inference.Model.Load(Model).Graph.Operators, o => Assert.Contains(o.Kind, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_tells_the_quantisation_of_every_tensor_and_the_scales_of_weights_that_the_file_has()
    {
        Assert.Equal(0, (await CommandLine.RunAsync(workshop.At("model.onnx"), "--data", workshop.At("data"), "--out", workshop.At("tensors"), "--weights", "per-channel", "--no-test")).ExitCode);
        string file = workshop.At("tensors", "model.tflite");
        (int code, string output, _) = await CommandLine.RunAsync("inspect", file, "--tensors", "--json");
        Assert.Equal(0, code);
        using JsonDocument facts = JsonDocument.Parse(output);
        JsonElement[] tensors = [.. facts.RootElement.GetProperty("tensors").EnumerateArray()];
        float[][] scales = [.. FlatWalker.WeightScales(await File.ReadAllBytesAsync(file))];
        JsonElement[] weights = [.. tensors.Where(t => t.GetProperty("name").GetString()!.EndsWith(" weights", StringComparison.Ordinal))];
        Assert.Equal(scales.Length, weights.Length);
        for (int i = 0; i < scales.Length; i++)
        {
            Assert.Equal(scales[i].Min(), weights[i].GetProperty("leastScale").GetDouble(), 1e-6 * scales[i].Min());
            Assert.Equal(scales[i].Max(), weights[i].GetProperty("largestScale").GetDouble(), 1e-6 * scales[i].Max());
        }
        JsonElement input = tensors[0];
        Assert.Equal(input.GetProperty("leastScale").GetDouble() * (127 - input.GetProperty("zeroPoint").GetInt32()), input.GetProperty("maximum").GetDouble(), 1e-9);
        (_, string text, _) = await CommandLine.RunAsync("inspect", file, "--tensors");
        Assert.All(tensors, t => Assert.Contains(t.GetProperty("name").GetString()!.Split(' ')[0], text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing.tflite", "missing.tflite")]
    [InlineData("model.onnx", "expected the identifier TFL3")]
    [InlineData("data", "data")]
    public async Task A_model_that_is_none_is_one_sentence(string model, string says)
    {
        Assert.Contains(says, await CommandLine.FailAsync(1, "inspect", workshop.At(model)), StringComparison.Ordinal);
        Assert.Contains(says, await CommandLine.FailAsync(1, "run", workshop.At(model), "--input", Model, "--output", workshop.At("none.bin")), StringComparison.Ordinal);
        Assert.False(File.Exists(workshop.At("none.bin")));
    }

    [Fact]
    public async Task A_damaged_model_is_one_sentence()
    {
        byte[] file = await File.ReadAllBytesAsync(Model);
        await File.WriteAllBytesAsync(workshop.At("cut.tflite"), file[..(file.Length / 2)]);
        Assert.Contains("expected", await CommandLine.FailAsync(1, "inspect", workshop.At("cut.tflite")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(783)]
    [InlineData(785)]
    public async Task Samples_that_are_not_whole_are_one_sentence_and_keep_the_old_output(int length)
    {
        await File.WriteAllBytesAsync(workshop.At($"in{length}.bin"), new byte[length]);
        await File.WriteAllTextAsync(workshop.At($"kept{length}.bin"), "kept");
        string line = await CommandLine.FailAsync(1, "run", Model, "--input", workshop.At($"in{length}.bin"), "--output", workshop.At($"kept{length}.bin"));
        Assert.Contains($"whole samples of 784 bytes, got {length} bytes", line, StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(workshop.At($"kept{length}.bin")));
    }

    [Theory]
    [InlineData("no/such/folder/out.bin", "for the output, found none")]
    [InlineData("data", "to be a file, got a folder")]
    public async Task An_output_that_cannot_be_written_is_one_sentence(string output, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, "run", Model, "--input", Repository.Data("n2", "n2.in.bin"), "--output", workshop.At(output)), StringComparison.Ordinal);

    [Fact]
    public async Task An_input_that_is_also_the_output_is_read_whole_before_it_is_replaced()
    {
        File.Copy(Repository.Data("n2", "n2.in.bin"), workshop.At("both.bin"));
        Assert.Equal(0, (await CommandLine.RunAsync("run", Model, "--input", workshop.At("both.bin"), "--output", workshop.At("both.bin"))).ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(Repository.Data("n2", "n2.out.bin")), await File.ReadAllBytesAsync(workshop.At("both.bin")));
    }

    [Fact]
    public async Task An_unknown_engine_exits_with_2() =>
        Assert.Contains("quantum", await CommandLine.FailAsync(2, "run", Model, "--input", Model, "--output", workshop.At("x"), "--engine", "quantum"), StringComparison.OrdinalIgnoreCase);
}
