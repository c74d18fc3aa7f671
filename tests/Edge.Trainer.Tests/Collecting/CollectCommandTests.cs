using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Trainer.Tests.CommandLine;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.Tests.Collecting;

/// <summary>Proves that a page of handwriting becomes class folders, that what a network reads otherwise is put aside, and that faults are one sentence and write nothing.</summary>
public sealed class CollectCommandTests
{
    private static readonly string Page = Repository.PathOf("docs", "pictures", "page-1.png");
    private static readonly string OtherPage = Repository.PathOf("docs", "pictures", "page-2.png");
    private static readonly string Network = Repository.PathOf("sdk", "models", "digits", "model.tflite");

    [Fact]
    public async Task Every_character_of_a_page_stands_in_the_folder_of_its_line()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = await RunAsync("collect", Page, "--out", folder.Of("mine"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => $"{i}")], Directory.GetDirectories(folder.Of("mine")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal));
        for (int label = 0; label < 10; label++)
        {
            string[] files = Directory.GetFiles(folder.Of($"mine/{label}"));
            Assert.Equal(10, files.Length);
            Assert.All(files, file => Assert.Equal((DigitFinder.DigitSide, DigitFinder.DigitSide), (ImageFile.Load(file).Width, ImageFile.Load(file).Height)));
        }
        Assert.False(Directory.Exists(folder.Of("mine-doubtful")));
        Assert.Contains("100 characters", await File.ReadAllTextAsync(folder.Of("mine-sheet.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_network_reads_otherwise_is_put_aside_and_nothing_is_lost()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = await RunAsync("collect", Page, OtherPage, "--out", folder.Of("mine"), "--check", Network);
        Assert.True(result.ExitCode == 0, result.Error);
        string[] doubtful = Directory.GetFiles(folder.Of("mine-doubtful")), kept = Directory.GetFiles(folder.Of("mine"), "*.png", SearchOption.AllDirectories);
        Assert.Equal(181, doubtful.Length + kept.Length);
        // Nearly all of MNIST's test digits are read rightly; the page has one 2 that looks like a 1.
        Assert.InRange(doubtful.Length, 1, 5);
        Assert.Contains(doubtful, f => Path.GetFileName(f).StartsWith("2-read-as-1-page-1-", StringComparison.Ordinal));
        Assert.Contains($"{doubtful.Length} read otherwise by the network", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_can_hold_anything()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = await RunAsync("collect", Page, "--out", folder.Of("mine"), "--lines", "a,b,c,d,e,f,g,h,i,cross");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(10, Directory.GetFiles(folder.Of("mine/cross")).Length);
    }

    [Theory]
    [InlineData("--lines 0-7", 1, "Expected 8 lines of writing, one for each of 0, 1, 2, 3, 4, 5, 6, 7, found 10 with 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 characters; ")]
    [InlineData("--lines a,a", 2, "Expected --lines as names with commas between, each once and fit to be a folder, got 'a,a'; ")]
    [InlineData("--lines a/b,c", 2, "Expected --lines as names ")]
    [InlineData("--check absent.tflite", 1, "absent.tflite")]
    public async Task A_fault_is_one_sentence_and_nothing_is_written(string options, int exit, string sentence)
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = await RunAsync(["collect", Page, "--out", folder.Of("mine"), .. options.Split(' ')]);
        Assert.Equal(exit, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static Task<ProcessResult> RunAsync(params string[] arguments) => ChildProcess.DotnetAsync(CommandLineTests.Program, null, arguments);
}
