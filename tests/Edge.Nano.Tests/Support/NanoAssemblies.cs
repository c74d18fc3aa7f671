using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Quantize.Nano;
using Edge.Testing;

namespace Edge.Nano.Tests.Support;

/// <summary>A generated model as a board gets it: each folder of its files an assembly, compiled against nanoFramework's mscorlib alone.</summary>
internal static class NanoAssemblies
{
    /// <summary>Name of the assembly of the class itself.</summary>
    public const string Main = "App";

    /// <summary>Where the build puts the contract of mscorlib; skips the calling test where a configuration builds none.</summary>
    public static string CoreLibraryOrSkip()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "nano", "mscorlib.dll");
        Skip.IfNot(File.Exists(path), "nanoFramework's contract is built in configuration Contract only");
        return path;
    }

    /// <summary>Compiles all parts, those that others call first, and Edge.Micro where a layer calls it.</summary>
    /// <param name="folder">Receives the assemblies and mscorlib.</param>
    /// <param name="files">The model.</param>
    /// <param name="sources">Sources that go into the assembly of the class itself.</param>
    /// <returns>Paths of the model's assemblies, that of the class itself last.</returns>
    public static IReadOnlyList<string> Compile(TemporaryFolder folder, IReadOnlyList<NanoFile> files, params string[] sources)
    {
        var references = new List<string> { Path.Combine(folder.Path, "mscorlib.dll") };
        File.Copy(CoreLibraryOrSkip(), references[0]);
        if (files[0].Text.Contains("using Edge.Micro;", StringComparison.Ordinal))
            references.Add(Write(folder, "Edge.Micro", [.. MicroSources(), "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]"], references));
        var made = new List<string>();
        foreach (IGrouping<string, NanoFile> part in files.GroupBy(f => Path.GetDirectoryName(f.Path)!).OrderBy(g => g.Key.Length == 0))
        {
            bool isMain = part.Key.Length == 0;
            made.Add(Write(folder, isMain ? Main : part.Key, part.Select(f => f.Text).Concat(isMain ? sources : []), references));
            references.Add(made[^1]);
        }
        return made;
    }

    private static string Write(TemporaryFolder folder, string name, IEnumerable<string> sources, IEnumerable<string> references)
    {
        string path = Path.Combine(folder.Path, name + ".dll");
        File.WriteAllBytes(path, NanoClass.Compile(name, sources, [.. references]));
        return path;
    }

    private static IEnumerable<string> MicroSources()
    {
        string root = Repository.PathOf("sdk", "Edge.Micro");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")).Order(StringComparer.Ordinal)
            .Select(f => "#nullable enable\n" + File.ReadAllText(f));
    }
}
