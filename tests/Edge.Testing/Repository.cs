using System;
using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace Edge.Testing;

/// <summary>Where things are: the repository, its test data and the optional folder <c>shared</c> beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds Edge.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine(Root, Path.Combine(parts));

    /// <summary>A file of tests/data.</summary>
    public static string Data(params string[] parts) => Path.Combine(Root, "tests", "data", Path.Combine(parts));

    /// <summary>A path in the folder <c>shared</c> beside the repository; skips the calling test where it is absent.</summary>
    public static string SharedOrSkip(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", Path.Combine(parts)));
        Skip.IfNot(File.Exists(path) || Directory.Exists(path), $"the folder 'shared' beside the repository has no {Path.Combine(parts)}");
        return path;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // The compiled-in path is right on the machine that built; the walk up from the binary serves a moved checkout.
        foreach (string? start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) })
            for (DirectoryInfo? folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Edge.sln")))
                    return folder.FullName;
        throw new InvalidOperationException("Expected Edge.sln above the test binary, found none; run the tests from a checkout of the repository.");
    }
}
