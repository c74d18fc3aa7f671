using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Desktop.Sources;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Firmware.Tests;

/// <summary>Proves the desktop program as a user starts it: pictures, folders, faults, JSON and exit codes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Program = "Edge.Desktop.dll";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_digit_is_read_and_empty_paper_is_no_digit()
    {
        int label = WriteDigit("digit.png");
        WritePaper("paper.png");
        ProcessResult result = Run(_folder.Of("digit.png"), _folder.Of("paper.png"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"digit.png: {label}", result.Output, StringComparison.Ordinal);
        Assert.Contains("paper.png: no digit", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names()
    {
        foreach (string name in new[] { "b.png", "a.png", "c.png" })
            WriteDigit(name);
        ProcessResult result = Run(_folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        int[] at = [.. new[] { "a.png", "b.png", "c.png" }.Select(n => result.Output.IndexOf(n, StringComparison.Ordinal))];
        Assert.All(at, position => Assert.True(position >= 0));
        Assert.Equal(at.Order(), at);
    }

    [Theory]
    [InlineData("missing.png")]
    [InlineData("empty.png")]
    [InlineData("text.png")]
    [InlineData("cut.png")]
    public void A_bad_picture_is_one_sentence_and_the_others_are_still_read(string bad)
    {
        int label = WriteDigit("good.png");
        File.WriteAllBytes(_folder.Of("empty.png"), []);
        File.WriteAllText(_folder.Of("text.png"), "this is no picture");
        File.WriteAllBytes(_folder.Of("cut.png"), File.ReadAllBytes(_folder.Of("good.png"))[..60]);
        ProcessResult result = Run(_folder.Of(bad), _folder.Of("good.png"));
        Assert.Equal(1, result.ExitCode);
        string line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(bad, line, StringComparison.Ordinal);
        Assert.Contains("xpected", line, StringComparison.Ordinal);
        Assert.Contains($"good.png: {label}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_model_is_one_sentence()
    {
        File.WriteAllText(_folder.Of("bad.tflite"), "no model at all");
        ProcessResult result = Run("--model", _folder.Of("bad.tflite"));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_a_picture()
    {
        int label = WriteDigit("digit.png");
        ProcessResult result = Run(_folder.Of("digit.png"), "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] lines = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        JsonElement digit = Assert.Single(Assert.Single(lines).GetProperty("digits").EnumerateArray());
        Assert.Equal(label, digit.GetProperty("label").GetInt32());
        Assert.True(digit.GetProperty("answered").GetBoolean());
        Assert.Equal(10, digit.GetProperty("probabilities").GetArrayLength());
        Assert.Equal(0, digit.GetProperty("line").GetInt32());
        Assert.All(new[] { "x", "y", "width", "height" }, name => Assert.InRange(digit.GetProperty(name).GetInt32(), 0, BundledDigits.Side));
    }

    [Fact]
    public void Json_of_a_picture_that_cannot_be_read_is_an_object_too()
    {
        ProcessResult result = Run(_folder.Of("missing.png"), "--json");
        Assert.Equal(1, result.ExitCode);
        JsonElement line = JsonDocument.Parse(Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Contains("missing.png", line.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(line.GetProperty("digits").EnumerateArray());
    }

    [Fact]
    public void The_demo_as_json_ends_with_a_summary()
    {
        ProcessResult result = Run("--limit", "2", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Equal(2, JsonDocument.Parse(lines[^1]).RootElement.GetProperty("summary")[0].GetProperty("frames").GetInt32());
    }

    [Fact]
    public void The_demo_shows_both_sources_and_ends_with_a_summary()
    {
        ProcessResult result = Run("--limit", "3");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("MNIST test digits: 3 of 3 right", result.Output, StringComparison.Ordinal);
        Assert.Contains("Synthetic camera: ", result.Output, StringComparison.Ordinal);
        // Not a terminal: no control codes.
        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_has_examples_and_an_unknown_option_exits_with_2()
    {
        Assert.Contains("Examples:", Run("--help").Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("--frobnicate").ExitCode);
    }

    private static ProcessResult Run(params string[] arguments) => ChildProcess.Dotnet(Program, arguments);

    private int WriteDigit(string name)
    {
        Edge.Data.ImageSet digits = BundledDigits.Load();
        PngWriter.Save(_folder.Of(name), new GrayImage(BundledDigits.Side, BundledDigits.Side, digits.Image(0).ToArray()));
        return digits.Labels.Span[0];
    }

    private void WritePaper(string name)
    {
        var paper = new GrayImage(120, 90);
        Array.Fill(paper.Pixels, (byte)235);
        PngWriter.Save(_folder.Of(name), paper);
    }
}
