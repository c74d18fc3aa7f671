using System;
using System.IO;
using System.Linq;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;

namespace Edge.Docs.Tests;

/// <summary>Proves that every link of every page leads to a file of the repository, and where it names a heading, to a heading that is there.</summary>
public class LinkTests
{
    private const int MostBytes = 150 * 1024;

    [Theory]
    [MemberData(nameof(Pages.Paths), MemberType = typeof(Pages))]
    public void Links_lead_somewhere(string path)
    {
        MarkdownPage page = Pages.Of(path);
        Assert.All(page.Links.Where(l => !l.Target.Contains("://", StringComparison.Ordinal) && !l.Target.StartsWith("mailto:", StringComparison.Ordinal)), link =>
        {
            string[] parts = link.Target.Split('#', 2);
            string target = parts[0].Length == 0 ? page.Path : Path.GetRelativePath(Repository.Root, Repository.PathOf(Path.GetDirectoryName(page.Path)!, parts[0])).Replace('\\', '/');
            string whole = Repository.PathOf(target);
            Assert.True(File.Exists(whole) || Directory.Exists(whole), $"{path}:{link.Line}: there is no {target}");
            if (parts.Length == 2)
                Assert.True(Pages.Of(target).Anchors.Contains(parts[1]), $"{path}:{link.Line}: {target} has no heading #{parts[1]}, but {string.Join(' ', Pages.Of(target).Anchors)}");
        });
    }

    [Fact]
    public void Pictures_are_small() => Assert.All(
        Directory.GetFiles(Repository.PathOf("docs", "pictures")), file => Assert.True(new FileInfo(file).Length < MostBytes, $"{file} has {new FileInfo(file).Length} bytes"));

    [Fact]
    public void The_pages_are_found() => Assert.Superset(
        new System.Collections.Generic.HashSet<string> { "README.md", "CONTRIBUTING.md", "docs/training.md", "firmware/raspberry-pi/README.md", "hardware/README.md", "sdk/samples/README.md" },
        Pages.All.Select(p => p.Path).ToHashSet());
}
