using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that the gates of the command line open and close with the figures of the report, and that the files are there either way.</summary>
public sealed class GateTests : IClassFixture<Workshop>
{
    private readonly Workshop _workshop;

    // Class 1 is "the last pixel is bright", which weighs a thousandth of what both classes share: float sees it, eight bits of weights do not.
    public GateTests(Workshop workshop)
    {
        _workshop = workshop;
        if (File.Exists(workshop.At("fine.onnx")))
            return;
        var weights = new float[2 * 64];
        (weights[0], weights[64], weights[127]) = (100, 100, 0.1f);
        var net = new NetworkBuilder(1, 1, 1, Workshop.Size, Workshop.Size);
        net.Flatten().Node("Gemm", [1, 2], [net.Floats("w", weights, 2, 64), net.Floats("b", [0, -0.05f], 2)], Edge.Onnx.OnnxAttributes.Of("transB", 1L));
        File.WriteAllBytes(workshop.At("fine.onnx"), net.ToBytes());
        var random = new Random(5);
        byte[] pixels = new byte[60 * 64];
        random.NextBytes(pixels);
        File.WriteAllBytes(workshop.At("fx.npy"), NpyBytes.Of(pixels, 60, 8, 8));
        File.WriteAllBytes(workshop.At("fy.npy"), NpyBytes.Of([.. Enumerable.Range(0, 60).Select(i => pixels[i * 64 + 63] > 127 ? 1L : 0)], 60));
    }

    [Fact]
    public async Task A_loss_beyond_the_limit_exits_with_3_after_the_files_are_written()
    {
        (int code, string output, string error) = await RunAsync("lost", "--max-drop", "1", "--json");
        Assert.Equal(3, code);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using JsonDocument report = JsonDocument.Parse(output);
        double drop = report.RootElement.GetProperty("drop").GetDouble();
        Assert.InRange(drop, 10, 100);
        Assert.StartsWith("gate: expected int8 to lose at most 1 points of accuracy (--max-drop), got " + drop.ToString(System.Globalization.CultureInfo.InvariantCulture), line, StringComparison.Ordinal);
        Assert.Contains("model.tflite", _workshop.Files("lost"));
        Assert.Contains("report.json", _workshop.Files("lost"));
    }

    [Theory]
    [InlineData("100")]
    [InlineData(null)]
    public async Task A_loss_within_the_limit_or_without_one_exits_with_0(string? limit)
    {
        (int code, _, string error) = await RunAsync("kept", limit is null ? [] : ["--max-drop", limit]);
        Assert.Equal((0, ""), (code, error));
    }

    private Task<Edge.Testing.ProcessResult> RunAsync(string folder, params string[] more) => CommandLine.RunAsync(
        [_workshop.At("fine.onnx"), "--data", _workshop.At("fx.npy"), "--labels", _workshop.At("fy.npy"), "--test-share", "0.5", "--out", _workshop.At(folder), .. more]);
}
