using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Edge.Testing;

namespace Edge.Packages.Tests.Feed;

/// <summary>Proves what is in the packages: those that are meant and no other, each with its metadata, readme, icon, documentation and symbols, and nothing of this machine.</summary>
[Collection(PackageFeed.Collection)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] LibraryIds = ["Edge.Inference", "Edge.Micro", "Edge.Micro.Vision", "Edge.Models", "Edge.Vision"];
    private static readonly string[] OtherIds = ["Edge.Micro.Sources", "Edge.Micro.Vision.Sources", "Edge.Models.Sources", "Edge.Templates", "edge-quantize"];

    public static TheoryData<string> Libraries => [.. LibraryIds];

    public static TheoryData<string> All => [.. LibraryIds, .. OtherIds];

    [Fact]
    public void The_solution_packs_what_is_meant_and_no_more() =>
        Assert.Equal([.. LibraryIds.Concat(OtherIds).Select(id => $"{id}.{feed.Version}.nupkg").Order(StringComparer.Ordinal)], feed.Names);

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_says_what_it_is(string id)
    {
        using ZipArchive package = feed.Open(id);
        XElement metadata = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open()).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
        Assert.Equal(id, Value("id"));
        Assert.Equal(XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("The Edge founders", Value("authors"));
        Assert.EndsWith(".", Value("description"), StringComparison.Ordinal);
        Assert.Contains("quantization", Value("tags"), StringComparison.Ordinal);
        // The address of the repository is told by who publishes.
        Assert.Null(Value("projectUrl"));
        Assert.DoesNotContain(metadata.Elements().Where(e => e.Name.LocalName == "repository").Attributes(), a => a.Name == "url");
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("sdk", "packages", "icon.png")), package.Read(Value("icon")!));
        Assert.StartsWith($"# {id}\n", Encoding.UTF8.GetString(package.Read(Value("readme")!)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_brings_documentation_and_symbols_with_their_sources(string id)
    {
        using ZipArchive package = feed.Open(id), symbols = feed.Open(id, "snupkg");
        XDocument documentation = XDocument.Load(package.GetEntry($"lib/net10.0/{id}.xml")!.Open());
        Assert.NotEmpty(documentation.Descendants("member"));
        SymbolFile file = SymbolFile.Read(symbols.Read($"lib/net10.0/{id}.pdb"));
        Assert.NotEmpty(file.Sources);
        // Readable without the repository.
        Assert.DoesNotContain(file.Sources, s => !s.IsEmbedded);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_marked_for_trimming_and_for_compiling_ahead_of_time(string id)
    {
        using ZipArchive package = feed.Open(id);
        IReadOnlyDictionary<string, string> metadata = AssemblyFacts.Metadata(package.Read($"lib/net10.0/{id}.dll"));
        Assert.Equal("True", metadata["IsTrimmable"]);
        Assert.Equal("True", metadata["IsAotCompatible"]);
    }

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void No_package_tells_a_path_of_the_machine_that_packed(string id)
    {
        Skip.IfNot(PackageFeed.Configuration == "Release", "paths are kept for debugging in every configuration but Release");
        byte[] utf8 = Encoding.UTF8.GetBytes(Repository.Root), utf16 = Encoding.Unicode.GetBytes(Repository.Root);
        foreach (string extension in new[] { "nupkg", "snupkg" }.Where(e => File.Exists(Path.Combine(feed.Folder, $"{id}.{feed.Version}.{e}"))))
        {
            using ZipArchive package = feed.Open(id, extension);
            foreach (ZipArchiveEntry entry in package.Entries.Where(e => e.Length > 0 && IsOurs(e.Name)))
            {
                byte[] bytes = package.Read(entry.FullName);
                Assert.False(bytes.AsSpan().IndexOf(utf8) >= 0 || bytes.AsSpan().IndexOf(utf16) >= 0, $"{entry.FullName} of {id} tells the folder {Repository.Root}");
            }
        }
    }

    [Fact]
    public void The_tool_names_every_library_of_others_that_it_carries()
    {
        using ZipArchive package = feed.Open("edge-quantize");
        string[] notices = Encoding.UTF8.GetString(package.Read("THIRD-PARTY-NOTICES.txt")).Split('\n');
        string[] named = [.. notices.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).SelectMany(l => l.Split('|')[1].Split(',', StringSplitOptions.TrimEntries))];
        string[] carried = [.. package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal) && !IsOurs(e.Name)).Select(e => Path.GetFileNameWithoutExtension(e.Name))];
        Assert.Equal(carried.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static bool IsOurs(string name) => name.StartsWith("Edge.", StringComparison.Ordinal) || name.StartsWith("quantize.", StringComparison.Ordinal);
}
