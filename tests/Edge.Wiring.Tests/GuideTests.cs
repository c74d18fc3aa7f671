using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Testing;

namespace Edge.Wiring.Tests;

/// <summary>Proves that the guides show what the data says, quote what the programs say, and lead to files that are there.</summary>
public partial class GuideTests
{
    private const int ShortestQuote = 6;

    private static readonly Lazy<string> Sources = new(() => string.Concat(
        Directory.EnumerateFiles(Repository.PathOf("firmware"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Contains("obj")).Select(File.ReadAllText)));

    public static TheoryData<string> Names => [.. Builds.Names];

    [Fact]
    public void DrawingsAndTablesAreAsTheProgramMakesThem() =>
        Assert.All(HardwareFolder.Make(Builds.Folder).Files, f => Assert.True(f.Text == HardwareFolder.Read(f.Path), $"{f.Path} differs; run 'dotnet run --project tools/Edge.Wiring -- hardware'."));

    // What stands in `this type` in the first column of the faults; "..." stands for what differs.
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryMessageThatTheFaultsQuoteIsInTheSources(string name)
    {
        string guide = Builds.Text(name, "README.md");
        string faults = guide[guide.IndexOf("<!-- faults -->", StringComparison.Ordinal)..guide.IndexOf("<!-- /faults -->", StringComparison.Ordinal)];
        string[] quotes = [.. faults.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => Quoted().Match(l).Groups[1].Value)];
        Assert.True(quotes.Length >= 5, $"{name} quotes {quotes.Length} messages");
        Assert.All(quotes, quote =>
        {
            string[] parts = [.. Joint().Split(quote).Select(p => p.Trim()).Where(p => p.Length >= ShortestQuote)];
            Assert.NotEmpty(parts);
            Assert.All(parts, part => Assert.True(Sources.Value.Contains(part, StringComparison.Ordinal), $"no program says '{part}'"));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AGuideHasEveryStepAndSaysWhatWasNotTried(string name)
    {
        string guide = Builds.Text(name, "README.md");
        foreach (string heading in new[] { "## Parts", "## Step by step to first light", "## Faults" })
            Assert.Contains(heading, guide, StringComparison.Ordinal);
        Assert.Contains(" yet: ", guide, StringComparison.Ordinal);
        string steps = guide[guide.IndexOf("## Step", StringComparison.Ordinal)..guide.IndexOf("## Faults", StringComparison.Ordinal)];
        int numbered = Step().Count(steps);
        Assert.True(numbered >= 3 && steps.Split("You should see").Length - 1 >= numbered - 1, $"{name}: {numbered} steps");
        Assert.Contains("![Wiring: the same as the table below](wiring.svg)".Replace("Wiring", name == "nano-cores3" ? "Inside" : "Wiring", StringComparison.Ordinal), guide, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksAndPathsOfCommandsLeadToWhatIsThere()
    {
        foreach (string name in Builds.Names.Append(""))
        {
            string guide = Builds.Text(name, "README.md"), folder = Path.Combine(Builds.Folder, name);
            Assert.All(Link().Matches(guide).Select(m => m.Groups[1].Value), l => Assert.True(Path.Exists(Path.Combine(folder, l)), $"{name}: {l}"));
            Assert.All(OwnPath().Matches(guide).Select(m => m.Groups[1].Value).Where(p => !p.Contains("my-", StringComparison.Ordinal)),
                p => Assert.True(Path.Exists(Repository.PathOf(p.Split('/'))), $"{name}: {p}"));
        }
    }

    // A shop's page and a price are wrong tomorrow.
    [Theory]
    [MemberData(nameof(Names))]
    public void NoGuideNamesAShopOrAPrice(string name)
    {
        foreach (string file in new[] { "README.md", "build.json" })
            Assert.DoesNotMatch(new Regex(@"https?://|[€$£]\s?\d|\d\s?(€|EUR|USD)"), Builds.Text(name, file));
    }

    [GeneratedRegex(@"\A\| `([^`]*)`")]
    private static partial Regex Quoted();

    // Sentences are put together from parts at what differs and at the semicolon before the cure.
    [GeneratedRegex(@"\.\.\.|; |\(|\)")]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\d\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=[ `])((?:firmware|hardware|tools|tests)/[\w./-]*[\w])")]
    private static partial Regex OwnPath();
}
