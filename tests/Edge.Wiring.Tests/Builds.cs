using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards.Builds;
using Edge.Testing;

namespace Edge.Wiring.Tests;

/// <summary>The builds of the folder hardware.</summary>
internal static class Builds
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Repository.PathOf("hardware");

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Folder).Where(f => File.Exists(Path.Combine(f, BuildFile.Name))).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>A build.</summary>
    public static Build Load(string name) => BuildFile.Load(Path.Combine(Folder, name));

    /// <summary>A file of a build.</summary>
    public static string Text(string name, string file) => HardwareFolder.Read(Path.Combine(Folder, name, file));
}
