using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Docs.Tests.Markdown;

/// <summary>The pages that the tests look at: every .md file but those of build outputs, and the packages' readmes, which tests/Edge.Packages.Tests runs.</summary>
public static class Pages
{
    private static readonly string[] Left = ["bin", "obj", "artifacts", "out", "node_modules", "TestResults"];
    private const string PackageReadme = "PACKAGE.md";

    private static readonly Lazy<IReadOnlyList<MarkdownPage>> Read = new(() => [.. Files(Repository.Root, "").Order(StringComparer.Ordinal).Select(MarkdownPage.Load)]);

    /// <summary>All pages, in the order of their paths.</summary>
    public static IReadOnlyList<MarkdownPage> All => Read.Value;

    /// <summary>The paths of all pages, for theories.</summary>
    public static TheoryData<string> Paths => [.. All.Select(p => p.Path)];

    /// <summary>A page by its path.</summary>
    public static MarkdownPage Of(string path) => All.First(p => p.Path == path);

    private static IEnumerable<string> Files(string folder, string prefix) => Directory.GetFiles(folder, "*.md").Select(f => Path.GetFileName(f)).Where(f => f != PackageReadme).Select(f => prefix + f).Concat(
        Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)).Where(name => name[0] != '.' && !Left.Contains(name))
            .SelectMany(name => Files(Path.Combine(folder, name), prefix + name + "/")));
}
