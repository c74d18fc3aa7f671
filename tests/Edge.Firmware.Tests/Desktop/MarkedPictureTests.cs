using System;
using System.IO;
using System.Linq;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Firmware.Tests.Desktop;

/// <summary>Proves a page of digits as text and as pictures with boxes and labels, and that no file of the user is lost.</summary>
public sealed class MarkedPictureTests : IDisposable
{
    private const string Program = "Edge.Desktop.dll";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_is_read_line_by_line_and_its_picture_has_green_boxes_around_the_digits()
    {
        PngWriter.Save(_folder.Of("page.png"), Page.Draw());
        ProcessResult result = ChildProcess.Dotnet(Program, _folder.Of("page.png"), "--out", _folder.Of("marked"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"page.png: {string.Join(" / ", Page.Labels.Select(line => string.Join(' ', line)))}  (5 digits, each at least", result.Output, StringComparison.Ordinal);

        ColorImage marked = ImageFile.LoadColor(_folder.Of(Path.Combine("marked", "page-digits.png")));
        Assert.Equal((Page.Width, Page.Height), (marked.Width, marked.Height));
        GrayImage page = Page.Draw();
        int green = 0, changed = 0;
        for (int i = 0; i < page.Pixels.Length; i++)
        {
            (byte r, byte g, byte b) = (marked.Pixels[3 * i], marked.Pixels[(3 * i) + 1], marked.Pixels[(3 * i) + 2]);
            green += g > r + 50 && g > b + 50 ? 1 : 0;
            changed += (r, g, b) != (page.Pixels[i], page.Pixels[i], page.Pixels[i]) ? 1 : 0;
            // Ink is never painted over: boxes lie around the digits, labels above them.
            Assert.True(page.Pixels[i] > 120 || r == page.Pixels[i], $"pixel {i} of a digit was painted over");
        }
        Assert.InRange(green, 5 * 150, 5 * 1500);
        Assert.InRange(changed - green, 5 * 20, 5 * 300);
    }

    [Fact]
    public void Pictures_of_one_name_get_names_of_their_own_and_their_sources_stay()
    {
        Directory.CreateDirectory(_folder.Of("other"));
        foreach (string name in new[] { "page.png", Path.Combine("other", "page.png") })
            PngWriter.Save(_folder.Of(name), Page.Draw());
        byte[] before = File.ReadAllBytes(_folder.Of("page.png"));
        ProcessResult result = ChildProcess.Dotnet(Program, _folder.Of("page.png"), _folder.Of(Path.Combine("other", "page.png")), "--out", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["page-digits-2.png", "page-digits.png", "page.png"], Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(_folder.Of("page.png")));
    }

    [Fact]
    public void A_picture_of_28_pixels_is_enlarged_for_its_label_and_noise_is_no_fault()
    {
        var tiny = new GrayImage(28, 28);
        new Random(1).NextBytes(tiny.Pixels);
        PngWriter.Save(_folder.Of("tiny.png"), tiny);
        PngWriter.Save(_folder.Of("line.png"), new GrayImage(1, 3000));
        ProcessResult result = ChildProcess.Dotnet(Program, _folder.Of("tiny.png"), _folder.Of("line.png"), "--out", _folder.Of("marked"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(8 * 28, ImageFile.Load(_folder.Of(Path.Combine("marked", "tiny-digits.png"))).Width);
        Assert.Equal(3000, ImageFile.Load(_folder.Of(Path.Combine("marked", "line-digits.png"))).Height);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_sentence()
    {
        File.WriteAllText(_folder.Of("file"), "");
        PngWriter.Save(_folder.Of("page.png"), Page.Draw());
        ProcessResult result = ChildProcess.Dotnet(Program, _folder.Of("page.png"), "--out", _folder.Of("file"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--out", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
