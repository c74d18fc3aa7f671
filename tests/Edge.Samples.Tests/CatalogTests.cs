using System;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Samples.Tests;

/// <summary>Proves that every sample is short, is built with the solution and is in the table of sdk/samples/README.md.</summary>
public class CatalogTests
{
    private const int MaxLines = 40;

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Repository.PathOf("sdk", "samples"), "Intro*").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_program_has_at_most_forty_lines(string sample)
    {
        string[] files = Directory.GetFiles(Repository.PathOf("sdk", "samples", sample), "*.cs");
        Assert.Contains(files, file => Path.GetFileName(file) == "Program.cs");
        Assert.InRange(files.Sum(file => File.ReadAllLines(file).Length), 1, MaxLines);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_program_is_in_the_solution_and_in_the_table(string sample)
    {
        Assert.Contains($@"sdk\samples\{sample}\{sample}.csproj", File.ReadAllText(Repository.PathOf("Edge.sln")), StringComparison.Ordinal);
        Assert.Contains($"| [{sample}]({sample}/Program.cs) |", File.ReadAllText(Repository.PathOf("sdk", "samples", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_no_other_program() => Assert.Equal(
        Samples.Cast<object[]>().Count(),
        File.ReadLines(Repository.PathOf("sdk", "samples", "README.md")).Count(line => line.StartsWith("| [Intro", StringComparison.Ordinal)));
}
