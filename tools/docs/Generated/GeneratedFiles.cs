using System.Collections.Generic;
using Edge.Docs.Cli;
using Edge.Docs.Pictures;

namespace Edge.Docs.Generated;

/// <summary>All files that this program writes.</summary>
public static class GeneratedFiles
{
    /// <summary>The files, for the repository in a folder.</summary>
    /// <param name="root">The folder that holds Edge.sln.</param>
    public static IReadOnlyList<GeneratedFile> All(string root) =>
    [
        GeneratedFile.Text("docs/cli.md", _ => CliPage.Write(root)),
        new("docs/pictures/page-1.png", _ => SamplePage.Draw(root, 0)),
        new("docs/pictures/page-2.png", _ => SamplePage.Draw(root, 1)),
    ];
}
