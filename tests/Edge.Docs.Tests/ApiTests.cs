using System;
using System.IO;
using System.Linq;
using Edge.Docs.Api;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;

namespace Edge.Docs.Tests;

/// <summary>Proves that docs/api has every library of sdk and every public type of it.</summary>
public class ApiTests
{
    public static TheoryData<string> Packages => [.. ApiCatalog.Packages.Select(p => p.Name)];

    [Fact]
    public void Every_library_of_the_SDK_is_described() => Assert.Equal(
        Directory.GetDirectories(Repository.PathOf("sdk")).SelectMany(folder => Directory.GetFiles(folder, "*.csproj")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
        ApiCatalog.Packages.Select(p => p.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_type_is_listed_with_a_sentence(string name)
    {
        string[] lines = Pages.Of($"docs/api/{name}.md").Text.Split('\n');
        Assert.All(ApiCatalog.Packages.First(p => p.Name == name).Assembly.GetExportedTypes(), type =>
        {
            int heading = Array.FindIndex(lines, line => line == $"### {(type.IsNested ? type.DeclaringType!.Name + "." : "")}{type.Name.Split('`')[0]}");
            Assert.True(heading >= 0, $"{type.FullName} is not in docs/api/{name}.md");
            Assert.True(lines[heading + 2].Length > 10, $"{type.FullName} has no sentence in docs/api/{name}.md");
        });
    }
}
