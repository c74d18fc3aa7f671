using System.Collections.Generic;
using System.Linq;
using Edge.Docs.Api;
using Edge.Docs.Cli;
using Edge.Docs.Contract;
using Edge.Docs.Explanation;
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
        GeneratedFile.Text("docs/contract.md", page => Splice.Into(page, ContractParts.All)),
        GeneratedFile.Text("docs/explanation/what-int8-loses.md", page => Splice.Into(page, LossParts.All(root))),
        GeneratedFile.Text("docs/api/README.md", _ => ApiCatalog.WriteIndex()),
        .. ApiCatalog.Packages.Select(package => GeneratedFile.Text($"docs/api/{package.Name}.md", _ => ApiCatalog.Write(package))),
        new("docs/pictures/page-1.png", _ => SamplePage.Draw(root, 0)),
        new("docs/pictures/page-2.png", _ => SamplePage.Draw(root, 1)),
        GeneratedFile.Text("docs/pictures/lanes.svg", _ => LanesPicture.Draw(root)),
        new("docs/pictures/vision.png", _ => VisionPicture.Draw(root)),
    ];
}
