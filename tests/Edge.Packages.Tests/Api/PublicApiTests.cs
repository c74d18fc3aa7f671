using System.IO;
using Edge.Packages.Tests.Feed;
using Edge.Testing;

namespace Edge.Packages.Tests.Api;

/// <summary>Proves that what the libraries offer is what was last accepted: their PublicApi.txt, so that a change of it is seen and not slipped in.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("sdk/Edge.Micro", "Edge.Micro")]
    [InlineData("sdk/Edge.Micro.Vision", "Edge.Micro.Vision")]
    [InlineData("sdk/Edge.Inference", "Edge.Inference")]
    [InlineData("sdk/Edge.Vision", "Edge.Vision")]
    [InlineData("sdk/models", "Edge.Models")]
    public void The_public_members_are_the_accepted_ones(string folder, string name)
    {
        string project = Repository.PathOf(folder);
        AcceptedFile.Compare(Path.Combine(project, "PublicApi.txt"), PublicApi.Of(Path.Combine(project, "bin", PackageFeed.Configuration, "net10.0", name + ".dll")));
    }
}
