using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that an int8 file goes through the command as it is, whatever its name, and that what asks for a float network is refused.</summary>
public sealed class TfliteCommandTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string Source = Repository.Data("n2", "n2.tflite");

    [Fact]
    public async Task An_int8_file_keeps_its_answers_and_gets_samples_a_class_and_a_report()
    {
        // Neither the name nor pictures tell what it is.
        string file = workshop.At("plain.onnx");
        File.Copy(Source, file, overwrite: true);
        (int code, string output, string error) = await CommandLine.RunAsync(file, "--name", "kept", "--out", workshop.At("kept"), "--data", await Pictures());
        Assert.True(code == 0, error);
        Assert.Equal(["KeptModel.g.cs", "model.tflite", "report.html", "report.json"], workshop.Files("kept"));
        Assert.Contains("nothing was quantised again", output, StringComparison.Ordinal);
        Model before = Model.Load(Source), after = Model.Load(workshop.At("kept", "model.tflite"));
        Assert.True(after.GoldenSamples > 0);
        Assert.Equal(0, after.SelfTest());
        var random = new Random(3);
        var input = new byte[before.InputLength];
        for (int i = 0; i < 20; i++)
        {
            random.NextBytes(input);
            sbyte[] values = [.. input.Select(b => (sbyte)b)];
            Assert.Equal(before.CreateSession().Run(values).ToArray(), after.CreateSession().Run(values).ToArray());
        }
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(workshop.At("kept", "report.json")));
        Assert.Equal(0, report.RootElement.GetProperty("calibrationImages").GetInt32());
        Assert.False(report.RootElement.TryGetProperty("floatCorrect", out _));
    }

    [Theory]
    [InlineData("--ranges mse", "of which nothing is quantised again")]
    [InlineData("--equalization off", "of which nothing is quantised again")]
    public async Task Options_of_the_scheme_are_refused(string option, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, [Source, "--out", workshop.At("never"), .. option.Split(' ')]), StringComparison.Ordinal);

    [Fact]
    public async Task There_is_no_float_network_to_lose_to()
    {
        string line = await CommandLine.FailAsync(1, Source, "--out", workshop.At("never"), "--max-drop", "1", "--data", await Pictures(), "--labels", workshop.At("labels.npy"));
        Assert.Contains("Expected a float network for --max-drop", line, StringComparison.Ordinal);
    }

    private async Task<string> Pictures()
    {
        string path = workshop.At("pictures28.npy");
        await File.WriteAllBytesAsync(path, NpyBytes.Of(new byte[20 * 784], 20, 28, 28));
        await File.WriteAllBytesAsync(workshop.At("labels.npy"), NpyBytes.Of(new byte[20], 20));
        return path;
    }
}
