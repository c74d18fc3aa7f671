using System.Collections.Generic;
using Edge.Docs.Cli;

namespace Edge.Docs.Generated;

/// <summary>All files that this program writes.</summary>
public static class GeneratedFiles
{
    /// <summary>The files, for the repository in a folder.</summary>
    /// <param name="root">The folder that holds Edge.sln.</param>
    public static IReadOnlyList<GeneratedFile> All(string root) =>
    [
        new("docs/cli.md", _ => CliPage.Write(root)),
    ];
}
