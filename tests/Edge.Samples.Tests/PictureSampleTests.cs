using System;
using System.IO;
using System.Linq;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Samples.Tests;

/// <summary>Proves that the samples that take files of their user read them, and refuse what they cannot read in one sentence.</summary>
public class PictureSampleTests
{
    [Fact]
    public void A_page_is_read_line_by_line() => Assert.Equal(["314159", "2718", "60221"], ReadPage());

    [Fact]
    public void A_page_of_the_user_is_read()
    {
        using var folder = new TemporaryFolder();
        PngWriter.Save(folder.Of("page.png"), new GrayImage(Handwriting.PageWidth, Handwriting.PageHeight, Handwriting.Page("86", "7530")));
        Assert.Equal(["86", "7530"], ReadPage(folder.Of("page.png")));
    }

    [Fact]
    public void A_page_that_is_no_picture_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("page.png"), "seven");
        Assert.StartsWith("Expected a PNG", Sample.Refuse("IntroPage", folder.Of("page.png")), StringComparison.Ordinal);
        Assert.Contains("absent.png", Sample.Refuse("IntroPage", folder.Of("absent.png")), StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_are_answered_and_most_of_the_rest_is_not()
    {
        string[] lines = Sample.Run("IntroRejectUnknown");
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"'{i}': {i}"), lines[..10]);
        Assert.Equal("'': no digit, the paper is empty", lines[10]);
        Assert.Equal(["'A'", "'K'", "'M'", "'W'", "'X'"], lines[11..].Select(line => line[..3]));
        // The rule is fitted to photographs and not to these letters; the network alone is sure of each.
        Assert.InRange(lines[11..].Count(line => line.Contains("no digit, though the network alone says", StringComparison.Ordinal)), 2, 5);
    }

    [Fact]
    public void The_shipped_model_names_the_drawn_seven()
    {
        string[] lines = Sample.Run("IntroOwnModel");
        Assert.StartsWith("1x28x28x1 in, 10 classes out, 8 operators", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("class 7: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_and_a_picture_of_the_user_are_taken()
    {
        using var folder = new TemporaryFolder();
        PngWriter.Save(folder.Of("digit.png"), new GrayImage(28, 28, Handwriting.Sign('5')));
        string[] lines = Sample.Run("IntroOwnModel", Repository.PathOf("sdk", "models", "nano", "model.tflite"), folder.Of("digit.png"));
        Assert.StartsWith("class 5: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_none_or_a_picture_of_another_size_is_refused()
    {
        using var folder = new TemporaryFolder();
        string model = Repository.PathOf("sdk", "models", "nano", "model.tflite");
        PngWriter.Save(folder.Of("wide.png"), new GrayImage(30, 28));
        Assert.Contains("784", Sample.Refuse("IntroOwnModel", model, folder.Of("wide.png")), StringComparison.Ordinal);
        Assert.NotEmpty(Sample.Refuse("IntroOwnModel", folder.Of("wide.png"), folder.Of("wide.png")));
        Assert.Contains("absent", Sample.Refuse("IntroOwnModel", folder.Of("absent.tflite")), StringComparison.Ordinal);
    }

    // The lines of digits; each printed line is as "line 2: 7 (100 %) at 148,187".
    private static string[] ReadPage(params string[] arguments) =>
    [
        .. Sample.Run("IntroPage", arguments).Select(line => line.Split(' ')).GroupBy(words => words[1], words => words[2]).Select(line => string.Concat(line)),
    ];
}
