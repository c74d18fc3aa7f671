using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

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

    [Fact]
    public async Task A_board_that_is_too_small_exits_with_3_and_tells_the_bytes_and_the_layer()
    {
        // A Pico with hardly any heap.
        JsonNode board = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("hardware", "boards", "pico.json")))!;
        board["id"] = "tiny";
        foreach (string end in new[] { "value", "low", "high" })
            if (board["ram"]!["heapBytes"]![end] is not null)
                board["ram"]!["heapBytes"]![end] = 100;
        string file = _workshop.At("tiny.json");
        await File.WriteAllTextAsync(file, board.ToJsonString());
        (int code, string output, string error) = await RunAsync("small", "--board", file, "--board", "esp32-s3");
        Assert.Equal(3, code);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches("^gate: Model '.+' does not fit .+: RAM [0-9,]+ of 100 bytes, [0-9,]+ too many; the most is ", line);
        Assert.Contains("Does not fit tiny: RAM", output, StringComparison.Ordinal);
        Assert.Contains("esp32-s3", output, StringComparison.Ordinal);
        Assert.DoesNotContain("raspberry", output, StringComparison.Ordinal);
        Assert.Contains("report.html", _workshop.Files("small"));
    }

    [Fact]
    public async Task Without_a_board_all_are_shown_and_none_is_a_gate()
    {
        (int code, string output, string error) = await RunAsync("boards");
        Assert.Equal((0, ""), (code, error));
        Assert.All(BoardCatalog.All, b => Assert.Contains(b.Id, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--board no-such-board", "expected one of ")]
    [InlineData("--board nowhere.json", "nowhere.json")]
    [InlineData("--board fx.npy", "fx.npy")]
    public async Task A_board_that_is_none_is_one_sentence(string arguments, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, [_workshop.At("fine.onnx"), .. arguments.Split(' ').Select(a => File.Exists(_workshop.At(a)) ? _workshop.At(a) : a)]), StringComparison.Ordinal);

    private Task<ProcessResult> RunAsync(string folder, params string[] more) => CommandLine.RunAsync(
        [_workshop.At("fine.onnx"), "--data", _workshop.At("fx.npy"), "--labels", _workshop.At("fy.npy"), "--test-share", "0.5", "--out", _workshop.At(folder), .. more]);
}
