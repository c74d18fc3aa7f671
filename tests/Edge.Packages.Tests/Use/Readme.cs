using System;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Edge.Packages.Tests.Feed;

namespace Edge.Packages.Tests.Use;

/// <summary>The readme of a package: what galleries show, and users copy.</summary>
internal static partial class Readme
{
    /// <summary>Its program in C#.</summary>
    public static string ProgramOf(PackageFeed feed, string id)
    {
        Match program = CSharp().Match(TextOf(feed, id));
        Assert.True(program.Success, $"expected a program in the readme of {id}, found none");
        return program.Groups[1].Value;
    }

    /// <summary>Its command lines: the indented lines.</summary>
    public static string[] CommandsOf(PackageFeed feed, string id) =>
        [.. TextOf(feed, id).Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim())];

    private static string TextOf(PackageFeed feed, string id)
    {
        using ZipArchive package = feed.Open(id);
        return Encoding.UTF8.GetString(package.Read("README.md"));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
