using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Edge.NanoSim.Conformity;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>
/// What ships for boards compiles against nanoFramework's own lists of members and nothing else, and conforms: Edge.Micro, the generated classes of the
/// networks that are meant for boards, firmware/nano.
/// </summary>
public sealed class ShippedConformityTests
{
    // These are for .NET: what the flagship has too much of is in the last test.
    private static readonly string[] NotForBoards = ["flagship", "gate"];

    public static TheoryData<string> Classes => new(Directory.EnumerateFiles(Repository.PathOf("sdk", "models"), "*.g.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.PathOf("sdk", "models"), f).Replace('\\', '/'))
        .Where(f => f.Split('/')[0] is not ("bin" or "obj") && !NotForBoards.Contains(f.Split('/')[0])).Order(StringComparer.Ordinal));

    public static TheoryData<string> Applications => new(Directory.EnumerateFiles(Repository.PathOf("firmware", "nano"), "*.csproj", SearchOption.AllDirectories)
        // The program that flashes is for the desktop.
        .Where(f => Path.GetFileName(f) != "flash.csproj").Select(f => XDocument.Load(f).Descendants("AssemblyName").Single().Value).Order(StringComparer.Ordinal));

    [SkippableFact]
    public void EdgeMicroConforms() => Conforms("Edge.Micro", Sources("sdk", "Edge.Micro"));

    [SkippableTheory]
    [MemberData(nameof(Classes))]
    public void AGeneratedClassConforms(string file)
    {
        (string Path, string Text) source = Source(Repository.PathOf(["sdk", "models", .. file.Split('/')]));
        // A class of straight-line code needs nothing but nanoFramework's mscorlib.
        Conforms("App", source.Text.Contains("using Edge.Micro;", StringComparison.Ordinal) ? [.. Sources("sdk", "Edge.Micro"), source] : [source]);
    }

    // As the build compiles it: the very assembly that a user deploys, but for the metadata processor.
    [SkippableTheory]
    [MemberData(nameof(Applications))]
    public void AnApplicationOfTheFirmwareConforms(string assembly)
    {
        NanoCompiler.CoreLibraryOrSkip();
        Assert.Empty(ConformityChecker.Check(Path.Combine(AppContext.BaseDirectory, "nano", "applications", assembly + ".dll")).Select(v => v.ToString()));
    }

    [SkippableFact]
    public void ANetworkWithTooManyConstantsIsNamedWithTheGreatestArray()
    {
        using var folder = new TemporaryFolder();
        string file = Repository.PathOf("sdk", "models", "flagship", "FlagshipModel.g.cs");
        string app = NanoCompiler.Compile(folder, "App", [.. Sources("sdk", "Edge.Micro"), Source(file)], []);
        Violation violation = Assert.Single(ConformityChecker.Check(app), v => v.Text.Contains("constant data", StringComparison.Ordinal));
        Assert.Equal(ConformityRule.Limit, violation.Rule);
        Assert.Equal(file, violation.Source!.File);
        // The longest line of numbers begins at the named line.
        string[] lines = File.ReadAllLines(file);
        Assert.InRange(violation.Source.Line, 1, lines.Length);
        Assert.Contains(lines.Skip(violation.Source.Line - 1).Take(4), l => l.Contains("new", StringComparison.Ordinal));
    }

    private static void Conforms(string name, IEnumerable<(string Path, string Text)> sources)
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ConformityChecker.Check(NanoCompiler.Compile(folder, name, sources, [])).Select(v => v.ToString()));
    }

    private static (string Path, string Text) Source(string path) => (path, File.ReadAllText(path));

    private static IEnumerable<(string Path, string Text)> Sources(params string[] folder)
    {
        string root = Repository.PathOf(folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal).Select(Source);
    }
}
