using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Quantize.Fit;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that quantize shows both forms of a network on nanoFramework where it writes the straight-line class, and that the page of figures is made by a command.</summary>
public class NanoCommandTests
{
    private static string Shipped(string name) => Repository.PathOf("sdk", "models", name, "model.tflite");

    [SkippableFact]
    public async Task A_board_has_a_line_for_each_form()
    {
        Skip.IfNot(MicroLibrary.IsRelease, "Edge.Micro is built without optimisation");
        using var folder = new TemporaryFolder();
        string[] command = [Shipped("nano-xs"), "--name", "nano-xs", "--emit", "nano,report", "--board", "esp32", "--no-test", "--out", folder.Path];
        (int code, string output, string error) = await CommandLine.RunAsync(command);
        Assert.True(code == 0, error);
        string[] lines = [.. output.Split('\n').SkipWhile(l => !l.StartsWith("esp32 ", StringComparison.Ordinal)).Take(2)];
        Assert.StartsWith("  straight line  yes", lines[1], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.Matches(@" of 1,792 .* of 107  +\d+\.?\d* \(\d+-\d+\)", l));
        Assert.True(File.Exists(Path.Combine(folder.Path, "NanoXsNano.g.cs")));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "report.json")));
        JsonElement[] boards = [.. report.RootElement.GetProperty("boards").EnumerateArray()];
        Assert.Equal(["", ", straight-line class"], boards.Select(b => b.GetProperty("board").GetString()!.Replace(boards[0].GetProperty("board").GetString()!, "", StringComparison.Ordinal)));
        Assert.True(boards[1].GetProperty("milliseconds").GetDouble() < boards[0].GetProperty("milliseconds").GetDouble());
    }

    [SkippableFact]
    public async Task The_page_has_a_row_for_each_form_of_each_model()
    {
        Skip.IfNot(MicroLibrary.IsRelease, "Edge.Micro is built without optimisation");
        (int code, string output, string error) = await CommandLine.RunAsync("nano", Shipped("nano-xs"), "--pictures", "1", "--data", Mnist.FolderOrSkip());
        Assert.True(code == 0, error);
        Assert.Equal(3, output.Split('\n').Count(l => l.StartsWith("| nano-xs |", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task What_no_board_holds_is_one_sentence() =>
        Assert.Contains("too many for any board", await CommandLine.FailAsync(1, "nano", Shipped("flagship"), "--data", Mnist.FolderOrSkip()), StringComparison.Ordinal);

    [Theory]
    [InlineData("--pictures of 1 to 1000, got 0", "--pictures", "0")]
    public async Task A_wrong_option_is_one_sentence(string says, params string[] options) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, ["nano", Shipped("nano-xs"), .. options]), StringComparison.Ordinal);

    [Fact]
    public async Task A_model_that_is_absent_is_one_sentence() =>
        Assert.Contains("absent.tflite", await CommandLine.FailAsync(1, "nano", "absent.tflite"), StringComparison.Ordinal);
}
