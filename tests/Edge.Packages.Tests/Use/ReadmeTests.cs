using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Packages.Tests.Feed;
using Edge.Testing;

namespace Edge.Packages.Tests.Use;

/// <summary>Proves that the programs in the readmes of the libraries compile as they stand, against the packages alone, and say what they should.</summary>
[Collection(PackageFeed.Collection)]
public sealed class ReadmeTests(PackageFeed feed)
{
    [Fact]
    public async Task Edge_Inference()
    {
        string[] lines = await RunAsync("Edge.Inference");
        Assert.Matches(@"^\d \(\d+.?%\)$", lines[0]);
        Assert.Matches(@"^0 of [1-9]\d* golden samples fail on this machine$", lines[1]);
    }

    [Fact]
    public async Task Edge_Models()
    {
        string[] lines = await RunAsync("Edge.Models");
        Assert.StartsWith("1 (", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edge_Vision()
    {
        string[] lines = await RunAsync("Edge.Vision");
        Assert.Equal(["line 1", "line 1", "line 1", "line 2", "line 2"], lines.Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task Edge_Micro()
    {
        string[] lines = await RunAsync("Edge.Micro");
        // Ten probabilities in 256ths, less 128; each is rounded.
        int[] shares = [.. Assert.Single(lines).Split(' ').Select(int.Parse)];
        Assert.Equal(10, shares.Length);
        Assert.InRange(shares.Sum(s => s + 128), 251, 261);
    }

    [Fact]
    public async Task Edge_Micro_Vision() => Assert.Equal(["found in rows 16 to 47"], await RunAsync("Edge.Micro.Vision"));

    private async Task<string[]> RunAsync(string id)
    {
        string folder = feed.MakeFolder($"readme-{id}");
        File.Copy(Repository.PathOf("sdk", "models", "digits", "model.tflite"), Path.Combine(folder, "model.tflite"));
        File.Copy(Repository.PathOf("sdk", "packages", "Edge.Templates", "edge-app", "digits.pbm"), Path.Combine(folder, "digits.pbm"));
        return await ReadmeProgram.RunAsync(feed, Readme.ProgramOf(feed, id), folder);
    }
}
