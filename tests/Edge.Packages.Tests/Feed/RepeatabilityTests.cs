using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Packages.Tests.Feed;

/// <summary>Proves that packages depend on the sources alone: not on the time, and not on where the repository stands.</summary>
[Collection(PackageFeed.Collection)]
public sealed class RepeatabilityTests(PackageFeed feed)
{
    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        string again = feed.MakeFolder("again");
        await PackageFeed.PackAsync(Repository.PathOf("Edge.sln"), "--no-build", "-o", again);
        Assert.Equal(Directory.EnumerateFiles(feed.Folder).Count(), Directory.EnumerateFiles(again).Count());
        foreach (string file in Directory.EnumerateFiles(feed.Folder))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file)))), $"{Path.GetFileName(file)} differs");
    }

    [SkippableFact]
    public async Task Built_anew_in_another_folder_a_library_has_the_same_bytes()
    {
        Skip.IfNot(PackageFeed.Configuration == "Release", "paths are kept for debugging in every configuration but Release");
        string copy = feed.MakeFolder("elsewhere");
        string[] common = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", "sdk/packages/icon.png"];
        string root = Repository.PathOf("sdk", "Edge.Micro");
        foreach (string file in common.Concat(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f))))
        {
            if (file.Split(Path.DirectorySeparatorChar) is [_, _, "bin" or "obj", ..])
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Repository.PathOf(file), Path.Combine(copy, file));
        }
        // The copy is a clone of the same commit from a public host, by what a build reads of one.
        string version = FileVersionInfo.GetVersionInfo(Path.Combine(root, "bin", PackageFeed.Configuration, "net10.0", "Edge.Micro.dll")).ProductVersion!;
        if (version.Split('+') is [_, string commit])
        {
            Directory.CreateDirectory(Path.Combine(copy, ".git", "objects"));
            Directory.CreateDirectory(Path.Combine(copy, ".git", "refs"));
            await File.WriteAllTextAsync(Path.Combine(copy, ".git", "HEAD"), commit + "\n");
            await File.WriteAllTextAsync(Path.Combine(copy, ".git", "config"), "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = https://github.com/someone/edge.git\n");
        }
        await PackageFeed.PackAsync(Path.Combine(copy, "sdk", "Edge.Micro", "Edge.Micro.csproj"), "-o", copy);

        foreach ((string extension, string[] entries) in new[] { ("nupkg", new[] { "lib/net10.0/Edge.Micro.dll", "lib/net10.0/Edge.Micro.xml" }), ("snupkg", ["lib/net10.0/Edge.Micro.pdb"]) })
        {
            using ZipArchive here = feed.Open("Edge.Micro", extension);
            using ZipArchive there = ZipFile.OpenRead(Path.Combine(copy, $"Edge.Micro.{feed.Version}.{extension}"));
            foreach (string entry in entries)
                Assert.True(here.Read(entry).AsSpan().SequenceEqual(there.Read(entry)), $"{entry} differs");
        }
    }
}
