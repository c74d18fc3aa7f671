using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.EndToEnd.Tests;

/// <summary>Proves that the desktop reads a camera of a real Linux kernel, headless: tests/emulated/boot on another digit than its first.</summary>
public class EmulatedMachineTests
{
    private const int Skipped = 77;
    private const int Digit = 3;

    [SkippableFact]
    public async Task A_digit_before_the_camera_of_an_emulated_machine_is_read_and_drawn()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the emulated machine is made of packages of Debian");
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Repository.PathOf("tests", "emulated", "boot"), ["--app", Desktop(), "--out", folder.Of("out"), "--digit", $"{Digit}"]);
        // How long it takes is for a person to judge; here it must only come to its end.
        start.Environment["EDGE_EMULATED_SECONDS"] = "500";
        ProcessResult result = await ChildProcess.RunAsync(start);
        Skip.If(result.ExitCode == Skipped, result.Error.Trim());
        Assert.True(result.ExitCode == 0, result.Error);

        int label = File.ReadAllBytes(Repository.PathOf("firmware", "desktop", "data", "mnist-labels-idx1-ubyte"))[8 + Digit];
        Assert.Contains($"showed a {label} and it was read", result.Output, StringComparison.Ordinal);
        JsonElement[] frames = [.. File.ReadLines(folder.Of("out/answers.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Where(e => e.TryGetProperty("digits", out _))];
        Assert.Equal(10, frames.Length);
        JsonElement digit = Assert.Single(frames[^1].GetProperty("digits").EnumerateArray());
        Assert.Equal(label, digit.GetProperty("label").GetInt32());

        // What was held before the camera fills 280x280 pixels in the middle of 640x480.
        int Number(string name) => digit.GetProperty(name).GetInt32();
        Assert.InRange(Number("x"), 180, 460);
        Assert.InRange(Number("x") + Number("width"), 180, 460);
        Assert.InRange(Number("y"), 100, 380);
        Assert.InRange(Number("y") + Number("height"), 100, 380);

        // The camera gives grey paper and ink; whatever has a colour was drawn by the desktop.
        ColorImage picture = ImageFile.LoadColor(folder.Of("out/camera.png"));
        Assert.Equal((640, 480), (picture.Width, picture.Height));
        Assert.Contains(picture.Pixels.Chunk(3), p => p.Max() - p.Min() > 60);
    }

    [SkippableTheory]
    [InlineData("--digit", "many", "expected a number after --digit, got many")]
    [InlineData("--screen", "1", "expected --app, --out or --digit, got --screen")]
    [InlineData("--digit", null, "expected a value after --digit")]
    public async Task A_wrong_argument_is_one_sentence(string name, string? value, string says)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the emulated machine is made of packages of Debian");
        ProcessResult result = await ChildProcess.RunAsync(new ProcessStartInfo(Repository.PathOf("tests", "emulated", "boot"), value is null ? [name] : [name, value]));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, Assert.Single(result.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    // Built with this test, in the same configuration.
    private static string Desktop()
    {
        string own = AppContext.BaseDirectory.TrimEnd('/');
        return Repository.PathOf("firmware", "desktop", "bin", Path.GetFileName(Path.GetDirectoryName(own)!), Path.GetFileName(own));
    }
}
